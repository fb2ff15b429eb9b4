// Tells that a story has grown since its page was written. The page itself stays as it is until the reader loads it anew.
const row = document.getElementById("live");
const words = row.dataset;
const state = row.querySelector(".live-word");
const spoken = row.querySelector("[role=status]");
const again = row.querySelector(".live-again");
const FIRST_PAUSE = 2, LONGEST_PAUSE = 60; // seconds before another try
const ASKED_EVERY = 30_000; // ms between two questions: the ticker tells of every article, also of other stories'
const AT_REST = 3_000; // ms after an event: an article is related to others after it has come in

let last = Number(words.event);
let pause = FIRST_PAUSE;
let asking = 0;
let askedAt = -ASKED_EVERY;

const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
  hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: words.zone,
});

function tellLive() {
  state.textContent = words.live.replace("{t}", clock.format(new Date()));
}

async function ask() {
  asking = 0;
  askedAt = performance.now();
  const answer = await fetch(words.path).catch(() => null);
  if (answer?.status === 200) {
    spoken.textContent = await answer.text();
    again.hidden = false;
  }
}

function take(event) {
  last = Math.max(last, Number(event.lastEventId));
  tellLive();
  const wait = Math.max(AT_REST, askedAt + ASKED_EVERY - performance.now());
  asking ||= setTimeout(ask, wait);
}

function connect() {
  const source = new EventSource(`/events?after=${last}`);
  source.addEventListener("hello", (event) => {
    last = Math.max(last, Number(event.lastEventId));
    pause = FIRST_PAUSE;
    tellLive();
  });
  for (const kind of ["new", "changed", "withdrawn", "reset"]) source.addEventListener(kind, take);
  source.addEventListener("error", () => {
    source.close();
    const seconds = Math.max(1, Math.round(pause * (0.8 + 0.4 * Math.random())));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    state.textContent = words.lost.replace("{s}", seconds);
    setTimeout(connect, seconds * 1000);
  });
}

connect();
