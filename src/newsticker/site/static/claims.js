// Pointing at a claim lights its passage and opens its card. Everything can be read without this.
const OPEN_AFTER = 350;
const CLOSE_AFTER = 300;
const card = (number) => document.getElementById(`c${number}`);
const numbersOf = (element) => element.dataset.claims.split(" ");
document.documentElement.classList.add("scripted");
let pinned = null;
let closing = false;
let timer = 0;

function light(numbers, on) {
  for (const number of numbers) {
    for (const part of document.querySelectorAll(`[data-claims~="${number}"]`)) {
      part.classList.toggle("lit", on);
    }
  }
}

function noteOf(number) {
  return document.querySelector(`.note[data-claims="${number}"], .row-note[popovertarget="c${number}"]`);
}

function open(number) {
  const it = card(number);
  if (it && !it.matches(":popover-open")) it.showPopover({ source: noteOf(number) });
}

function close(number) {
  const it = card(number);
  if (it && it.matches(":popover-open")) it.hidePopover();
}

function closeUnlessUsed(number) {
  const it = card(number);
  if (pinned !== number && it && !it.matches(":hover") && !it.contains(document.activeElement)) close(number);
}

for (const element of document.querySelectorAll(".claim[data-claims], .note")) {
  const numbers = numbersOf(element);
  const number = numbers[numbers.length - 1];
  element.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "touch") return;
    light(numbers, true);
    clearTimeout(timer);
    timer = setTimeout(open, OPEN_AFTER, number);
  });
  element.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "touch") return;
    light(numbers, false);
    clearTimeout(timer);
    timer = setTimeout(closeUnlessUsed, CLOSE_AFTER, number);
  });
  if (!element.matches(".note")) {
    element.addEventListener("click", (event) => {
      // Otherwise the same click would count as one outside of the card and close it.
      event.stopPropagation();
      pinned = number;
      open(number);
    });
    continue;
  }
  element.addEventListener("focus", () => {
    light(numbers, true);
    if (!closing && element.matches(":focus-visible")) open(number);
  });
  element.addEventListener("blur", (event) => {
    light(numbers, false);
    const it = card(number);
    if (pinned !== number && !(it && it.contains(event.relatedTarget))) close(number);
  });
  element.addEventListener("click", (event) => {
    event.preventDefault();
    if (pinned === number) {
      close(number);
    } else {
      pinned = number;
      open(number);
    }
  });
}

for (const it of document.querySelectorAll(".card")) {
  const number = it.id.slice(1);
  it.addEventListener("beforetoggle", (event) => {
    closing = event.newState === "closed";
  });
  it.addEventListener("toggle", (event) => {
    light([number], event.newState === "open");
    if (event.newState === "closed") {
      closing = false;
      if (pinned === number) pinned = null;
    }
  });
  it.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") timer = setTimeout(closeUnlessUsed, CLOSE_AFTER, number);
  });
  for (const link of it.querySelectorAll('a[href^="#z"]')) {
    link.addEventListener("click", () => close(number));
  }
}
