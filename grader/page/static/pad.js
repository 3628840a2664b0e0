// The pad: what is drawn on it, or a picture that is chosen, goes to the grader, which says how it is read.
"use strict";

{
  const PAUSE = 250; // milliseconds from a stroke to its reading
  const DRAWN = 280; // pixels of a drawing that is sent
  const LARGEST = 600; // pixels of a picture that is sent; the grader makes larger ones as small
  const PEN = 0.075; // the width of a stroke, of that of the paper
  const NO_PICTURE = "Your browser cannot show this file; choose a PNG or JPEG.";

  const paper = document.getElementById("paper");
  const pen = paper.getContext("2d");
  const said = document.getElementById("answer");
  const reading = document.getElementById("reading");
  const chooser = document.getElementById("picture");
  const strokes = new Map(); // where each finger or pen is
  let picture = paper; // what is read: the paper, or a picture that was chosen
  let isEmpty = true;
  let timer = 0;
  let isReading = false;
  let isOwed = false;
  let turn = 0; // what is read belongs to a turn, which ends when the paper is cleared

  function clear() {
    const { backgroundColor, color } = getComputedStyle(paper);
    pen.fillStyle = backgroundColor;
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.strokeStyle = color;
    pen.lineWidth = PEN * paper.width;
    pen.lineCap = pen.lineJoin = "round";
    picture = paper;
    isEmpty = true;
    isOwed = false;
    turn += 1;
    clearTimeout(timer);
    timer = 0;
    said.textContent = "";
    reading.replaceChildren();
  }

  function placeOf(event) {
    const box = paper.getBoundingClientRect();
    return [((event.clientX - box.left) * paper.width) / box.width, ((event.clientY - box.top) * paper.height) / box.height];
  }

  function draw(event) {
    const from = strokes.get(event.pointerId);
    const to = placeOf(event);
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
    strokes.set(event.pointerId, to);
    isEmpty = false;
    readSoon();
  }

  function readSoon() {
    timer ||= setTimeout(read, PAUSE);
  }

  async function read() {
    timer = 0;
    isOwed = isReading;
    if (isReading) return;
    isReading = true;
    const mine = turn;
    try {
      const sent = picture === paper ? copy(paper, DRAWN / paper.width) : picture;
      const file = await new Promise((done) => sent.toBlob(done));
      const answer = await fetch("read", { method: "POST", body: file });
      const news = answer.ok ? await answer.json() : { answer: await answer.text(), html: "" };
      if (mine === turn) {
        said.textContent = news.answer;
        reading.innerHTML = news.html;
      }
    } catch {
      show({ lost: true });
    }
    isReading = false;
    if (isOwed) readSoon();
  }

  function copy(image, scale) {
    const made = document.createElement("canvas");
    made.width = Math.max(1, Math.round(image.width * scale));
    made.height = Math.max(1, Math.round(image.height * scale));
    const brush = made.getContext("2d");
    brush.imageSmoothingQuality = "high";
    brush.drawImage(image, 0, 0, made.width, made.height);
    return made;
  }

  async function choose(file) {
    clear();
    try {
      const whole = await createImageBitmap(file);
      const scale = Math.min(1, LARGEST / Math.max(whole.width, whole.height));
      picture = copy(whole, scale);
    } catch {
      said.textContent = NO_PICTURE;
      return;
    }
    const fit = Math.min(paper.width / picture.width, paper.height / picture.height);
    const [width, height] = [picture.width * fit, picture.height * fit];
    pen.drawImage(picture, (paper.width - width) / 2, (paper.height - height) / 2, width, height);
    isEmpty = false;
    readSoon();
  }

  paper.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    if (picture !== paper) clear();
    paper.setPointerCapture(event.pointerId);
    strokes.set(event.pointerId, placeOf(event));
    draw(event);
  });
  paper.addEventListener("pointermove", (event) => {
    if (strokes.has(event.pointerId)) (event.getCoalescedEvents?.() ?? []).concat(event).forEach(draw);
  });
  for (const end of ["pointerup", "pointercancel"]) paper.addEventListener(end, (event) => strokes.delete(event.pointerId));

  document.getElementById("clear").addEventListener("click", clear);
  document.getElementById("choose").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    if (chooser.files.length > 0) choose(chooser.files[0]);
    chooser.value = ""; // the same file can be chosen again
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => isEmpty && clear());

  // Who reads may change with any save.
  const another = new MutationObserver(() => isEmpty || readSoon());
  another.observe(document.getElementById("readers"), { childList: true });

  document.getElementById("pad").hidden = false;
  clear();
}
