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
    if (isFolded(head)) continue;
    for (const li of head.nextElementSibling.children) join(head, li.firstElementChild, colour, li.classList.contains("branch") ? 3 : 1.6);
  }
  lines.innerHTML = parts.join("");
}

const isFolded = head => head.ariaExpanded === "false";

function fold(list, closed) {
  for (const head of list) head.ariaExpanded = closed ? "false" : "true";
  $("folds").textContent = heads.some(isFolded) ? words.unfold : words.fold;
  draw();
}

// fit makes the map as small as it must be to stand beside itself, and no smaller than can be read.
function fit(least, most) {
  scale(1);
  scale(Math.min(most, Math.max(least, (map.clientWidth - 34) / stage.scrollWidth)));
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
  const folded = new Set(heads.filter(isFolded));
  for (const box of all(".box")) {
    const hit = asked !== "" && box.textContent.replaceAll("\u00ad", "").toLocaleLowerCase().includes(asked);
    box.classList.toggle("hit", hit);
    if (!hit) continue;
    found++;
    first ??= box;
    for (let up = box.parentElement.closest("ul"); up; up = up.parentElement.closest("ul")) {
      const head = up.previousElementSibling;
      if (head && head.classList.contains("head")) folded.delete(head);
    }
  }
  $("found").textContent = asked === "" ? "" : words.found.replace("{n}", found);
  fold(heads.filter(h => !folded.has(h)), false);
  if (first) first.scrollIntoView({block: "center", inline: "center"});
}

// step moves the focus to the next of what can be opened, in reading order.
function step(by) {
  const stops = all(".head,summary").filter(e => e.offsetParent), i = stops.indexOf(document.activeElement);
  const to = stops[Math.min(stops.length - 1, Math.max(0, i + by))];
  if (to) to.focus();
}

for (const head of heads) head.addEventListener("click", () => fold([head], !isFolded(head)));
for (const d of all("details")) d.addEventListener("toggle", draw);
$("search").addEventListener("input", search);
$("folds").addEventListener("click", () => fold(heads, !heads.some(isFolded)));
$("smaller").addEventListener("click", () => scale(zoom / 1.25));
$("larger").addEventListener("click", () => scale(zoom * 1.25));
$("whole").addEventListener("click", () => {
  scale(0.1); // so that the map is as high as it is, and not as the window
  const high = Math.max(...[...stage.children].filter(e => e !== lines).map(e => e.offsetHeight));
  fit(0.1, Math.min(1.5, (map.clientHeight - 34) / high));
  stage.scrollIntoView({block: "center"});
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
  else if (head && (e.key === "ArrowLeft" || e.key === "ArrowRight")) fold([head], e.key === "ArrowLeft");
  else if (e.key === "+") scale(zoom * 1.25);
  else if (e.key === "-") scale(zoom / 1.25);
  else return;
  e.preventDefault();
});
addEventListener("resize", draw);
document.querySelector(".tools").hidden = false;
fold(heads, document.body.classList.contains("fold"));
document.fonts.ready.then(() => {
  fit(0.6, 1);
  $("question").scrollIntoView({block: "center", inline: "center"});
});
