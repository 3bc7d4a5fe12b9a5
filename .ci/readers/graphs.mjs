// Holds that readers of DOT find as many nodes and edges in a file as are written there: graphs.mjs READER FILE …
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const [, , reader, ...files] = process.argv;

// network is the parser of vis-network, which wants a browser round it.
function network() {
  const element = () => ({ style: {}, getContext: () => ({}), appendChild() {}, setAttribute() {} });
  globalThis.window = globalThis.self = globalThis;
  globalThis.document = {
    createElement: element, createTextNode: element, head: element(), body: element(), documentElement: element(), addEventListener() {},
  };
  const file = path.join(path.dirname(require.resolve("vis-network/package.json")), "standalone/umd/vis-network.js");
  const module = { exports: {} };
  new Function("exports", "module", "require", fs.readFileSync(file, "utf8"))(module.exports, module, () => ({}));
  return module.exports.parseDOTNetwork;
}

const readers = {
  "vis-network": async () => {
    const parse = network();
    return (text) => { const g = parse(text); return [g.nodes.length, g.edges.length]; };
  },
  dotparser: async () => {
    const parse = require("dotparser");
    return (text) => ["node_stmt", "edge_stmt"].map((kind) => parse(text)[0].children.filter((c) => c.type === kind).length);
  },
  "ts-graphviz": async () => {
    const { fromDot } = await import("ts-graphviz");
    return (text) => { const g = fromDot(text); return [g.nodes.length, g.edges.length]; };
  },
  "viz-js": async () => {
    const { instance } = await import("@viz-js/viz");
    const viz = await instance();
    return (text) => ["node", "edge"].map((kind) => viz.renderString(text, { format: "svg" }).split(`class="${kind}"`).length - 1);
  },
};

const count = await readers[reader]();
let nodes = 0;
for (const file of files) {
  const text = fs.readFileSync(file, "utf8"), edges = (text.match(/^\t\w+ -> \w+/gm) ?? []).length;
  const found = count(text);
  if (found[0] !== edges + 1 || found[1] !== edges) {
    console.error(`${file}: ${found[0]} nodes and ${found[1]} edges are read, ${edges + 1} and ${edges} are there`);
    process.exit(1);
  }
  nodes += found[0];
}
console.log(`${nodes} nodes`);
