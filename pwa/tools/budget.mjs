// Weighs what was built against the budgets: a cheap phone on little data pays for every byte. Run after `vite build`.
// The catalogue is not weighed: only those who build Linkup open it.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { isKept } from "./service-worker.ts";

const dist = new URL(`../${process.argv[2] ?? "dist"}/`, import.meta.url);
const read = (file) => readFileSync(new URL(file, dist));
const gz = (file) => gzipSync(read(file), { level: 9 }).length;
const raw = (file) => read(file).length;
const assets = readdirSync(new URL("assets/", dist)).map((f) => `assets/${f}`);
const html = read("index.html").toString();
const linked = (kind) => [...html.matchAll(kind)].map((m) => m[1].replace(/^\//, ""));

// The entry and everything it cannot start without, whether index.html names it or not.
const entryJs = [];
const follow = (file) => {
  if (entryJs.includes(file)) return;
  entryJs.push(file);
  for (const [, next] of read(file)
    .toString()
    .matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
    follow(`assets/${next}`);
};
for (const file of linked(/<script[^>]+src="([^"]+)"/g)) follow(file);
const entryCss = linked(/<link rel="stylesheet"[^>]+href="([^"]+)"/g);
const sum = (files, weigh) => files.reduce((total, file) => total + weigh(file), 0);
const fonts = assets.filter((f) => f.endsWith(".woff2"));
const firstFonts = fonts.filter((f) => !f.includes("-more"));
const sprite = assets.filter((f) => /icons-.*\.svg$/.test(f));
const chunks = assets.filter((f) => f.endsWith(".js") && !entryJs.includes(f));
const keptFiles = readdirSync(dist, { recursive: true }).filter(isKept);

const kB = 1000;
// All that a phone fetches before it has shown a page for the first time, by what the server names (first-files.json):
// the page, its scripts and styles, the screen itself, typefaces and drawings.
const start = gz("index.html") + sum([...entryJs, ...entryCss, ...sprite], gz) + sum(firstFonts, raw);
const first = JSON.parse(read("first-files.json").toString());
const pages = (side) => first[side].map(([path, files]) => [path, start + sum(files, gz)]);
const heaviest = (list, but) =>
  list.filter(([path]) => !but.test(path)).reduce((one, other) => (other[1] > one[1] ? other : one));
const home = pages("in").find(([path]) => path === "/");
const newcomer = heaviest(pages("out"), /catalogue|demo/);
const someone = heaviest(pages("in"), /catalogue|^\/(run|staff)/);
const lead = heaviest(pages("in"), /^(?!\/run)/);
const staff = heaviest(pages("in"), /^(?!\/staff)/);
const firstLoads = [
  ["first load, What's on", home[1], 72 * kB],
  [`first load, heaviest before joining: ${newcomer[0]}`, newcomer[1], 81 * kB],
  [`first load, heaviest for young people: ${someone[0]}`, someone[1], 87 * kB],
  [`first load, heaviest for leads: ${lead[0]}`, lead[1], 100 * kB],
  [`first load, heaviest for staff: ${staff[0]}`, staff[1], 100 * kB],
];
// Words of another language, room by room: what plans an activity has most of them. What fetches them may weigh 4.
const limit = (file) => {
  if (file.includes("/staff-")) return 8;
  if (!file.includes("/lang-") || /lang-(speak|pseudo|choose)/.test(file)) return 4;
  return file.includes("/lang-lead-") ? 3.1 : 2.3;
};
const rules = [
  ["entry JS", sum(entryJs, gz), 20 * kB],
  ["entry CSS", sum(entryCss, gz), 8 * kB],
  ["service worker", gz("sw.js"), 4 * kB],
  ["fonts", sum(fonts, raw), 36 * kB],
  ...firstLoads,
  ["kept for offline", sum(keptFiles, (f) => (/\.(woff2|png)$/.test(f) ? raw(f) : gz(f))), 350 * kB],
  ...chunks.filter((f) => !f.includes("/catalogue-")).map((f) => [f, gz(f), limit(f) * kB]),
];

let heavy = 0;
for (const [name, bytes, limit] of rules) {
  const over = bytes > limit;
  if (over) heavy++;
  console.log(
    `${over ? "TOO BIG " : "ok      "}${(bytes / kB).toFixed(1).padStart(6)} of ${String(limit / kB).padStart(3)} kB  ${name}`,
  );
}
process.exit(heavy ? 1 : 0);
