// Holds that a file carries the captions of every answer on a wall: texts.mjs WALL.json KIND [FILE]. Without a file it
// reads standard input. The kinds say what stands between the words: text, xml, svg (lines of a caption apart), csv, xlsx,
// exceljs (the same by another reader), xmind.
import fs from "node:fs";
import JSZip from "jszip";
import ExcelJS from "exceljs";
import XLSX from "xlsx";
import { parse } from "csv-parse/sync";

const [, , wall, kind, file] = process.argv;

const captions = [];
const gather = (node) => {
  for (const a of node.answers ?? []) captions.push(a.text);
  for (const a of node.unsorted ?? []) captions.push(a.text);
  for (const t of node.themes ?? []) gather(t);
};
for (const q of JSON.parse(fs.readFileSync(wall, "utf8")).questions) gather(q);

const unescape = (s) =>
  s.replace(/&#x([0-9a-f]+);/gi, (_, n) => String.fromCodePoint(parseInt(n, 16)))
    .replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)))
    .replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

async function read() {
  const bytes = fs.readFileSync(file ?? 0);
  switch (kind) {
    case "csv":
      return parse(bytes, { bom: true }).flat().join("\n");
    case "xlsx":
      return Object.values(XLSX.read(bytes).Sheets).map((sheet) => XLSX.utils.sheet_to_csv(sheet)).join("\n");
    case "exceljs": {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(bytes);
      if (book.lastModifiedBy !== "mindwall" || !(book.created instanceof Date)) throw new Error("the properties are not read");
      return book.worksheets.flatMap((s) => s.getSheetValues().flat()).filter((v) => typeof v === "string").join("\n");
    }
    case "xmind": {
      const zip = await JSZip.loadAsync(bytes);
      return JSON.stringify(JSON.parse(await zip.file("content.json").async("string")));
    }
    case "svg":
      return unescape(bytes.toString("utf8").replace(/<[^>]*>/g, " "));
    case "xml":
      return unescape(bytes.toString("utf8"));
    default:
      return bytes.toString("utf8");
  }
}

// Lines are broken anywhere and quotes are curled by some readers: only letters and digits count.
const bare = (s) => s.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const found = bare(await read());
const lost = captions.filter((c) => !found.includes(bare(c)));
if (captions.length === 0 || lost.length > 0) {
  console.error(`of ${captions.length} answers these are lost:`, lost);
  process.exit(1);
}
console.log(`all ${captions.length} answers`);
