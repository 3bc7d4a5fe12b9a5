"use strict";
const $ = id => document.getElementById(id), all = (s, from = document) => [...from.querySelectorAll(s)];
const stage = $("stage"), map = $("map"), lines = $("lines"), heads = all(".head"), words = document.body.dataset;
let zoom = 1;

// draw draws the branches between what is in sight.
function draw() {
  const at = stage.getBoundingClientRect(), k = at.width / stage.offsetWidth || 1, parts = [];
  const join = (from, to, colour, width) => {
    const a = from.getBoundingClientRect(), b = to.getBoundingClientRect();
    if (!b.width) return;
    const right = b.left + b.width / 2 > a.left + a.width / 2;
    const x0 = ((right ? a.right : a.left) - at.left) / k, x1 = ((right ? b.left : b.right) - at.left) / k;
    const y0 = (a.top + a.height / 2 - at.top) / k, y1 = (b.top + b.height / 2 - at.top) / k, d = (x1 - x0) * 0.55;
    parts.push(`<path d="M${x0} ${y0}C${x0 + d} ${y0} ${x1 - d} ${y1} ${x1} ${y1}" stroke="${colour}" stroke-width="${width}"/>`);
  };
  for (const head of heads) {
    if (!head.offsetParent) continue;
    const colour = getComputedStyle(head).borderTopColor, above = head.parentElement.parentElement;
    if (above.classList.contains("side")) join($("question"), head, colour, 6);
    if (head.ariaExpanded === "false") continue;
    for (const li of head.nextElementSibling.children) join(head, li.firstElementChild, colour, li.classList.contains("branch") ? 3 : 1.6);
  }
  lines.innerHTML = parts.join("");
}

function fold(head, closed) {
  head.ariaExpanded = closed ? "false" : "true";
}

function scale(to) {
  zoom = Math.min(4, Math.max(0.1, to));
  stage.style.zoom = zoom;
  draw();
}

function search() {
  const asked = $("search").value.trim().toLocaleLowerCase();
  document.body.classList.toggle("searching", asked !== "");
  let found = 0, first = null;
  for (const box of all(".box")) {
    const hit = asked !== "" && box.textContent.replaceAll("\u00ad", "").toLocaleLowerCase().includes(asked);
    box.classList.toggle("hit", hit);
    if (!hit) continue;
    found++;
    first ??= box;
    for (let up = box.parentElement.closest("ul"); up; up = up.parentElement.closest("ul")) {
      const head = up.previousElementSibling;
      if (head && head.classList.contains("head")) fold(head, false);
    }
  }
  $("found").textContent = asked === "" ? "" : words.found.replace("{n}", found);
  if (first) first.scrollIntoView({block: "center", inline: "center"});
  draw();
}

// step moves the focus to the next of what can be opened, in reading order.
function step(by) {
  const stops = all(".head,summary").filter(e => e.offsetParent), i = stops.indexOf(document.activeElement);
  const to = stops[Math.min(stops.length - 1, Math.max(0, i + by))];
  if (to) to.focus();
}

for (const head of heads) head.addEventListener("click", () => { fold(head, head.ariaExpanded === "true"); draw(); });
for (const d of all("details")) d.addEventListener("toggle", draw);
$("search").addEventListener("input", search);
$("folds").addEventListener("click", () => {
  const closed = heads.some(h => h.ariaExpanded === "true");
  heads.forEach(h => fold(h, closed));
  $("folds").textContent = closed ? words.unfold : words.fold;
  draw();
});
$("smaller").addEventListener("click", () => scale(zoom / 1.25));
$("larger").addEventListener("click", () => scale(zoom * 1.25));
$("whole").addEventListener("click", () => {
  scale(1);
  scale(Math.min(map.clientWidth / stage.scrollWidth, (innerHeight - 120) / stage.scrollHeight, 1.5) * 0.97);
});
map.addEventListener("wheel", e => {
  if (!e.ctrlKey && !e.metaKey) return;
  e.preventDefault();
  scale(zoom * (e.deltaY < 0 ? 1.1 : 1 / 1.1));
}, {passive: false});
map.addEventListener("keydown", e => {
  const head = e.target.classList.contains("head") ? e.target : null;
  if (e.key === "ArrowDown" && e.target !== map) step(1);
  else if (e.key === "ArrowUp" && e.target !== map) step(-1);
  else if (head && (e.key === "ArrowLeft" || e.key === "ArrowRight")) { fold(head, e.key === "ArrowLeft"); draw(); }
  else if (e.key === "+") scale(zoom * 1.25);
  else if (e.key === "-") scale(zoom / 1.25);
  else return;
  e.preventDefault();
});
addEventListener("resize", draw);
document.querySelector(".tools").hidden = false;
if (document.body.classList.contains("fold")) {
  heads.forEach(h => fold(h, true));
  $("folds").textContent = words.unfold;
}
// begin shows the map as large as its width allows, as far as it can be read.
function begin() {
  scale(1);
  if (stage.scrollWidth > map.clientWidth) scale(Math.max(0.6, (map.clientWidth - 32) / stage.scrollWidth));
  $("question").scrollIntoView({block: "center", inline: "center"});
}
begin();
document.fonts.ready.then(begin); // words are as wide as they stay
