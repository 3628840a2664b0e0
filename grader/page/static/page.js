// Puts what has changed into the page, and sends its forms without leaving it. One tab listens for all tabs of this
// browser: it opens few connections to one server.
"use strict";

const channel = new BroadcastChannel(location.pathname);
const lost = document.getElementById("lost");
const LOST = "The grader has ended. Start python -m grader page again, and open the address that it prints.";
let version = Number(document.body.dataset.version);

function show(news) {
  lost.hidden = !news.lost;
  lost.textContent = news.lost ? LOST : "";
  if (news.lost || news.version <= version) return;
  version = news.version;
  for (const [name, html] of Object.entries(news.parts)) replace(document.getElementById(name), html);
  showCurrent();
}

// What is open or closed stays so, pictures that stay are not loaded again, and the focus stays where it is.
function replace(part, html) {
  const open = new Map(Array.from(part.querySelectorAll("details"), (details) => [details.id, details.open]));
  const pictures = new Map(Array.from(part.querySelectorAll("img"), (picture) => [picture.src, picture]));
  const focused = part.contains(document.activeElement) ? document.activeElement.id : null;
  part.innerHTML = html;
  for (const details of part.querySelectorAll("details")) details.open = open.get(details.id) ?? details.open;
  for (const picture of part.querySelectorAll("img")) picture.replaceWith(pictures.get(picture.src) ?? picture);
  if (focused !== null) (document.getElementById(focused) ?? document.getElementById("main")).focus({ preventScroll: true });
}

// In a narrow window the course is a strip: the exercise at work is in sight.
function showCurrent() {
  const strip = document.querySelector("#course ul");
  const current = strip.querySelector("[aria-current]");
  if (strip.scrollWidth > strip.clientWidth) strip.scrollLeft = current.offsetLeft - strip.clientWidth / 2 + current.offsetWidth / 2;
}

function tell(news) {
  show(news);
  channel.postMessage(news);
}

function listen() {
  const events = new EventSource(`events?since=${version}`);
  events.onmessage = (event) => tell(JSON.parse(event.data));
  events.onerror = () => tell({ lost: true });
  events.onopen = () => tell({ lost: false, version: 0, parts: {} });
  return new Promise(() => {}); // until this tab is closed
}

async function catchUp() {
  try {
    show(await (await fetch(`changes?since=${version}`)).json());
  } catch {
    show({ lost: true });
  }
}

channel.onmessage = (event) => show(event.data);
if (navigator.locks) navigator.locks.request(location.pathname, listen);
else listen();
catchUp();
document.addEventListener("visibilitychange", () => document.hidden || catchUp());

document.addEventListener("submit", (event) => {
  event.preventDefault();
  fetch(event.target.action, { method: "POST", redirect: "manual" }).catch(() => show({ lost: true }));
});

showCurrent();
