// Follows the live stream and offers what is new behind a button, so that nothing moves under a reader's eyes.
const row = document.getElementById("live");
const reports = document.getElementById("reports");
const words = row.dataset;
const button = row.querySelector(".fresh");
const toggle = row.querySelector(".live-toggle");
const state = row.querySelector(".live-word");
const spoken = row.querySelector("[role=status]");
const FIRST_PAUSE = 2, LONGEST_PAUSE = 60; // seconds before another try
const SPOKEN_EVERY = 30_000; // ms between two announcements
const MOST_SHOWN = 99;

let last = Number(words.event); // the newest event that this page knows of
let shown = last; // the newest event whose article is on the page
let source = null;
let retry = 0;
let pause = FIRST_PAUSE;
let countdown = 0;
let paused = false;
let stale = false; // so much was missed that the page is loaded anew
let spokenAt = 0;
let speaking = 0;
const fresh = new Set();

const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
  hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: words.zone,
});
const say = (one, many, n) => (n === 1 ? one : many.replace("{n}", n));

function tell(text) {
  state.textContent = text;
}

function tellLive() {
  tell(words.live.replace("{t}", clock.format(new Date())));
}

function speak(text, atOnce) {
  clearTimeout(speaking);
  const wait = atOnce ? 0 : Math.max(0, spokenAt + SPOKEN_EVERY - Date.now());
  speaking = setTimeout(() => {
    if (paused) return;
    spokenAt = Date.now();
    spoken.textContent = text();
  }, wait);
}

function offer() {
  const many = fresh.size > MOST_SHOWN ? `${MOST_SHOWN}+` : fresh.size;
  button.hidden = paused || (!fresh.size && !stale);
  button.textContent = say(words.one, words.many, many);
}

function take(event) {
  const told = JSON.parse(event.data);
  last = Number(event.lastEventId);
  if (!paused) tellLive();
  if (told.kind === "withdrawn") blank(told);
  if (words.tag && !told.tags.includes(words.tag)) return;
  if (words.mark && !told.marks.includes(words.mark)) return;
  // An article gets its mark after it was read: it is new to a list of those that have it.
  const isNew = told.kind === "new" || (words.mark && told.kind === "changed" && !document.getElementById(`a${told.id}`));
  if (!isNew) return;
  fresh.add(told.id);
  offer();
  if (paused) return;
  if (told.breaking) {
    speak(() => words.breaking.replace("{x}", told.title ?? ""), true);
  } else {
    speak(() => say(words.toldOne, words.toldMany, fresh.size), false);
  }
}

// What is taken back is no longer to be read, but leaves its room, so that nothing moves.
function blank(told) {
  document.getElementById(`a${told.id}`)?.classList.add(told.title === null ? "hidden" : "gone");
}

function connect() {
  clearInterval(countdown);
  source?.close();
  source = new EventSource(`/events?after=${last}`);
  source.addEventListener("hello", (event) => {
    last = Math.max(last, Number(event.lastEventId));
    pause = FIRST_PAUSE;
    if (!paused) tellLive();
  });
  for (const kind of ["new", "changed", "withdrawn"]) source.addEventListener(kind, take);
  source.addEventListener("reset", (event) => {
    last = Number(event.lastEventId);
    stale = true;
    fresh.add("reset");
    offer();
  });
  source.addEventListener("error", lose);
}

// The browser's own way of coming back asks at one pace for ever; ours gives a server that is down some rest.
function lose() {
  source.close();
  const seconds = Math.round(pause * (0.8 + 0.4 * Math.random()));
  pause = Math.min(pause * 2, LONGEST_PAUSE);
  let left = Math.max(1, seconds);
  clearInterval(countdown);
  clearTimeout(retry);
  retry = setTimeout(connect, left * 1000);
  const show = () => {
    if (!paused) tell(words.lost.replace("{s}", left));
    left = Math.max(0, left - 1);
  };
  show();
  countdown = setInterval(show, 1000);
}

function before(one, other) {
  const [a, x] = one.dataset.placed.split(".").map(Number);
  const [b, y] = other.dataset.placed.split(".").map(Number);
  return a > b || (a === b && x > y);
}

function putItem(list, item) {
  document.getElementById(item.id)?.remove();
  const next = [...list.children].find((other) => before(item, other));
  list.insertBefore(item, next ?? null);
}

function putDay(day) {
  const known = reports.querySelector(`.day[data-day="${day.dataset.day}"]`);
  if (!known) {
    const days = [...reports.querySelectorAll(".day")];
    const next = days.find((other) => other.dataset.day < day.dataset.day);
    const behind = next ?? reports.querySelector(".further");
    reports.querySelector(".empty")?.remove();
    for (const item of day.querySelectorAll("li[data-placed]")) document.getElementById(item.id)?.remove();
    reports.insertBefore(day, behind);
    return;
  }
  const count = day.querySelector(".day-count");
  if (count) known.querySelector(".day-count")?.replaceWith(count);
  for (const item of day.querySelectorAll("li[data-placed]")) putItem(known.querySelector("ul"), item);
}

async function insert() {
  const path = location.pathname.split("/")[1];
  const narrowed = ["tag", "mark"].filter((name) => words[name]).map((name) => `&${name}=${encodeURIComponent(words[name])}`);
  let answer = null;
  try {
    answer = stale ? null : await fetch(`/${path}/new?after=${shown}${narrowed.join("")}`);
  } catch {
    lose(); // nothing is lost: the button stays, and the next press asks again
    return;
  }
  if (!answer?.ok) {
    location.reload();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page.querySelector("[data-event]");
  const added = [...part.querySelectorAll("li[data-placed]")].filter((item) => fresh.has(Number(item.id.slice(1))));
  for (const id of part.dataset.gone.split(" ")) document.getElementById(`a${id}`)?.remove();
  for (const day of part.querySelectorAll(".day")) putDay(document.importNode(day, true));
  shown = Number(part.dataset.event);
  for (const item of added) document.getElementById(item.id)?.classList.add("arrived");
  fresh.clear();
  offer();
  const first = added[0] && document.getElementById(added[0].id).querySelector("h3");
  if (first) {
    first.tabIndex = -1;
    first.focus();
  }
  speak(() => say(words.insertedOne, words.insertedMany, added.length), true);
}

toggle.hidden = false;
toggle.textContent = words.pause;
toggle.addEventListener("click", () => {
  paused = !paused;
  toggle.textContent = paused ? words.resume : words.pause;
  if (paused) tell(words.paused);
  else if (source?.readyState === EventSource.OPEN) tellLive();
  offer();
});
button.addEventListener("click", insert);
// A page that comes back out of the browser's memory has missed what came meanwhile.
addEventListener("pageshow", (event) => event.persisted && connect());
connect();
