// Opens files in Chromium: page.mjs light|dark|phone|film FILE holds that the picture is not blank, that nothing is reported as an
// error and, of a page, that axe finds no fault and, on a phone, that nothing is wider than the screen, no table's words stand in a column
// of one word each, and no map is shown before it is asked for; a film is looked at when it has run a second; page.mjs mermaid FILE … that Mermaid reads and draws them.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const [, , mode, ...files] = process.argv;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
});
const faults = [];

// colours counts the colours of a screenshot, and the share of the most common one.
async function colours(png) {
  const page = await browser.newPage();
  const result = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const counts = new Map();
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    for (const p of pixels) counts.set(p, (counts.get(p) ?? 0) + 1);
    return { colours: counts.size, most: Math.max(...counts.values()) / pixels.length };
  }, png);
  await page.close();
  return result;
}

async function open(file) {
  const page = await browser.newPage();
  await page.setViewport(mode === "phone" ? { width: 390, height: 844 } : { width: 1200, height: 900 });
  page.on("console", (m) => m.type() === "error" && faults.push(m.text()));
  page.on("pageerror", (e) => faults.push(String(e)));
  page.on("requestfailed", (r) => faults.push("cannot load " + r.url()));
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: mode === "dark" ? "dark" : "light" }]);
  await page.goto("file://" + path.resolve(file), { waitUntil: "load" });
  return page;
}

async function look(file) {
  const page = await open(file);
  if (mode === "film") await new Promise((done) => setTimeout(done, 1000));
  const shot = await colours(await page.screenshot({ encoding: "base64" }));
  if (shot.colours < 10 || shot.most > 0.995) faults.push(`the picture is blank: ${JSON.stringify(shot)}`);
  let said = `${shot.colours} colours`;
  if (file.endsWith(".html")) {
    await page.evaluate(fs.readFileSync(require.resolve("axe-core"), "utf8"));
    const result = await page.evaluate(() => globalThis.axe.run());
    for (const v of result.violations) faults.push(`axe: ${v.id} (${v.impact}): ${v.nodes[0].html.slice(0, 120)}`);
    said += `, ${result.passes.length} rules of axe hold`;
    if (mode === "phone") await narrow(page);
  }
  return said;
}

// narrow holds what a page is to be on a phone, with all that can be opened open.
async function narrow(page) {
  // What is narrower is a sign beside words.
  const shown = await page.evaluate(() => [...document.querySelectorAll("svg")].filter((e) => e.checkVisibility() && e.clientWidth > 100).length);
  if (shown > 0) faults.push(`${shown} maps are shown on a phone before they are asked for`);
  const wide = await page.evaluate(() => {
    for (const e of document.querySelectorAll("details")) e.open = true;
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page is " + document.documentElement.scrollWidth + " wide");
    for (const e of document.querySelectorAll("table, caption, th, td")) {
      const box = e.getBoundingClientRect();
      if (box.right > innerWidth + 1) found.push("a table goes to " + box.right);
      const lines = box.height / parseFloat(getComputedStyle(e).lineHeight);
      const words = e.textContent.trim().split(/\s+/).length;
      if (e.matches("th, td, caption") && words > 3 && lines > words - 1) found.push("a column of one word: " + e.textContent);
    }
    return found;
  });
  faults.push(...wide);
}

async function mermaid() {
  const page = await browser.newPage();
  await page.setContent("<div id=here></div>");
  const folder = path.dirname(require.resolve("mermaid"));
  await page.evaluate(fs.readFileSync(path.join(folder, "mermaid.min.js"), "utf8"));
  for (const file of files) {
    const nodes = await page.evaluate(async (text) => {
      globalThis.mermaid.initialize({ startOnLoad: false });
      const { svg } = await globalThis.mermaid.render("drawn", text);
      return (svg.match(/class="[^"]*mindmap-node/g) ?? []).length;
    }, fs.readFileSync(file, "utf8")).catch((e) => faults.push(`${file}: ${e.message}`) && 0);
    if (nodes < 3) faults.push(`${file}: ${nodes} nodes are drawn`);
  }
  return `${files.length} maps`;
}

const said = mode === "mermaid" ? await mermaid() : await look(files[0]);
await browser.close();
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(said);
