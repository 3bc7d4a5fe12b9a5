// Uses the map for the browser as people do: map.mjs FILE folds, searches, zooms and opens quotes by mouse and by keys alone, listens to
// what a reader aloud is told, prints, and holds that axe finds no fault, folded and not, on a desk and on a phone.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const file = process.argv[2];
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
});
const faults = [];
const page = await browser.newPage();
const holds = (what, ok) => ok || faults.push(what);
page.on("console", (m) => m.type() === "error" && faults.push(m.text()));
page.on("pageerror", (e) => faults.push(String(e)));
page.on("request", (r) => r.url().startsWith("file:") || r.url().startsWith("data:") || faults.push("asks for " + r.url()));
await page.setViewport({ width: 1200, height: 900 });
await page.goto("file://" + path.resolve(file), { waitUntil: "load" });

const axe = fs.readFileSync(require.resolve("axe-core"), "utf8");
let rules = 0;
async function faultless(when) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run());
  rules = Math.max(rules, result.passes.length);
  for (const v of result.violations) faults.push(`axe, ${when}: ${v.id} (${v.impact}): ${v.nodes[0].html.slice(0, 160)}`);
}
const seen = () => page.$$eval(".box", (list) => list.filter((e) => e.checkVisibility()).length);
const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());
const all = await page.$$eval(".box", (list) => list.length);
const heads = await page.$$(".side > .branch > .head");
const quotes = await page.$$eval("details", (list) => list.length);

await faultless("as it opens");
if ((await page.$eval("#folds", (e) => e.textContent)) === "Unfold all") await page.click("#folds");
// Folding, by mouse.
const before = await seen();
await heads[0].click();
holds("a click folds nothing", (await seen()) < before);
holds("a folded theme does not say so", (await heads[0].evaluate((e) => e.ariaExpanded)) === "false");
await heads[0].click();
holds("a second click does not unfold", (await seen()) === before);
await page.click("#folds");
const folded = await seen();
holds("“Fold all” folds too little", folded < before / 2 || before === heads.length);
await faultless("folded");
await page.click("#folds");
holds("“Unfold all” does not unfold all", (await seen()) === all);

// Searching, by keys alone.
await page.reload({ waitUntil: "load" });
await page.keyboard.press("Tab");
holds("the search is not the first stop", (await focused()) === "search");
const word = await page.$eval(".branch .branch .box, .branch .box:not(.head)", (e) => e.textContent.trim().split(/\s+/)[0].replaceAll("\u00ad", ""));
await page.$$eval(".head", (list) => list.forEach((e) => e.ariaExpanded === "true" && e.click())); // a search shows what it finds
await page.focus("#search");
await page.keyboard.type(word);
holds("the search finds nothing", (await page.$$eval(".hit", (list) => list.filter((e) => e.checkVisibility()).length)) > 0);
holds("the search does not tell how much", /^\d+ found$/.test(await page.$eval("#found", (e) => e.textContent)));
await faultless("searching");
await page.keyboard.press("Escape");
holds("Esc does not end the search", (await page.$eval("#search", (e) => e.value)) === "" && (await page.$$(".hit")).length === 0);
if ((await page.$eval("#folds", (e) => e.textContent)) === "Unfold all") await page.click("#folds");

// Walking, folding and reading quotes, by keys alone.
await page.focus("#search");
for (let i = 0; i < 12 && !(await page.evaluate(() => document.activeElement.classList.contains("head"))); i++) await page.keyboard.press("Tab");
holds("Tab does not reach a theme", await page.evaluate(() => document.activeElement.classList.contains("head")));
const at = await focused();
await page.keyboard.press("ArrowLeft");
holds("Left does not fold", (await page.evaluate(() => document.activeElement.ariaExpanded)) === "false");
await page.keyboard.press("ArrowRight");
holds("Right does not unfold", (await page.evaluate(() => document.activeElement.ariaExpanded)) === "true");
await page.keyboard.press("ArrowDown");
holds("Down does not go on", (await focused()) !== at);
await page.keyboard.press("ArrowUp");
holds("Up does not go back", (await focused()) === at);
if (quotes > 0) {
  await page.focus("summary");
  await page.keyboard.press("Enter");
  holds("Enter does not open a quote", await page.$eval("details", (e) => e.open && e.querySelector("blockquote").checkVisibility()));
  await faultless("a quote open");
}

// Zooming.
const width = () => page.$eval("#question", (e) => e.getBoundingClientRect().width);
const w = await width();
await page.click("#larger");
holds("“Larger” does not zoom", (await width()) > w * 1.1);
await page.click("#whole");
const fits = await page.$eval("#stage", (e) => e.getBoundingClientRect().width <= document.getElementById("map").clientWidth + 1);
holds("“Whole map” is not whole", fits);
const lines = await page.$$eval("#lines path", (list) => list.length);
holds("branches are missing", lines >= heads.length);

// What a reader aloud is told.
const tree = await page.accessibility.snapshot({ interestingOnly: true });
const told = [];
const listen = (node) => { told.push(`${node.role}: ${node.name}`); (node.children ?? []).forEach(listen); };
listen(tree);
holds("the question is no heading", told.some((t) => t.startsWith("heading: ")));
holds("a theme is no button with its name", told.some((t) => /^button: .*×\d+/.test(t)));
holds("something to press has no name", !told.some((t) => /^(button|textbox|searchbox|link): $/.test(t)));

// A phone.
await page.setViewport({ width: 390, height: 800, isMobile: true, hasTouch: true });
await faultless("on a phone");
holds("the page is wider than a phone", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));

// Print: all of it, folded or not.
await page.setViewport({ width: 1200, height: 900 });
await page.click("#folds");
await page.emulateMediaType("print");
holds("print leaves something out", (await seen()) === all);
holds("print has buttons of the page", !(await page.$eval(".tools", (e) => e.checkVisibility())));
fs.writeFileSync(file + ".pdf", await page.pdf({ format: "A4" }));

await browser.close();
if (faults.length > 0) {
  console.error([...new Set(faults)].join("\n"));
  process.exit(1);
}
console.log(`${all} boxes, ${quotes} quotes, ${lines} branches, ${rules} rules of axe hold`);
