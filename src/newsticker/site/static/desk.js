// Saves a report by itself while it is written, and always says how it stands.
const form = document.querySelector("form[data-autosave]");
const state = document.getElementById("save-state");
const trouble = document.getElementById("save-alert");
const words = form.dataset;
const REST = 1000, LONGEST_REST = 5000; // ms without a key before saving, and at most since the first
const FIRST_PAUSE = 5, LONGEST_PAUSE = 60; // seconds before another try

let timer = 0;
let changedAt = 0; // when the first change came that is not on its way
let sending = null;
let stopped = false;
let pause = FIRST_PAUSE;
let told = "";

function tell(text, isTrouble = false) {
  state.textContent = text;
  state.classList.toggle("trouble", isTrouble);
  // Read out once when it goes wrong, not at every saving.
  const aloud = isTrouble ? text.replace(/\d+/g, "") : "";
  if (aloud !== told) trouble.textContent = isTrouble ? text : "";
  told = aloud;
}

function stop(text) {
  stopped = true;
  clearTimeout(timer);
  tell(text, true);
}

async function send(keepalive) {
  tell(words.saving);
  changedAt = 0;
  let answer;
  try {
    answer = await fetch(words.autosave, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive });
  } catch {
    answer = null;
  }
  if (answer?.ok) {
    const saved = await answer.json();
    form.elements.version.value = saved.version;
    pause = FIRST_PAUSE;
    tell(changedAt ? words.changed : words.saved.replace("{t}", saved.at));
  } else if (answer?.status === 409) {
    stop(words.conflict.replace("{x}", (await answer.json()).by));
  } else if (answer && answer.status < 500) {
    stop(words.out);
  } else {
    changedAt ||= Date.now();
    tell(words.lost.replace("{s}", pause), true);
    clearTimeout(timer);
    timer = setTimeout(save, pause * 1000);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

async function save(keepalive = false) {
  if (stopped || sending) return;
  sending = send(keepalive === true);
  await sending;
  sending = null;
  if (changedAt && pause === FIRST_PAUSE) wait();
}

function wait() {
  if (stopped) return;
  const since = Date.now() - changedAt;
  clearTimeout(timer);
  timer = setTimeout(save, Math.max(0, Math.min(REST, LONGEST_REST - since)));
}

document.getElementById("without-scripts").remove();
form.addEventListener("input", () => {
  if (stopped) return;
  if (!changedAt) changedAt = Date.now();
  if (pause > FIRST_PAUSE) return; // another try is coming
  if (!sending) tell(words.changed);
  wait();
});

// A form that is sent while it is being saved would be a version behind itself.
form.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  if (!sending) {
    stopped = true;
    return;
  }
  event.preventDefault();
  await sending;
  stopped = true;
  form.requestSubmit(event.submitter);
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && changedAt) save(true);
});
// A page that comes back out of the browser's memory has an old version.
addEventListener("pageshow", (event) => event.persisted && location.reload());
