// Gathers the glyphs the app draws into one sprite. Add a name here, then: node tools/sprite.mjs
import { readFileSync, writeFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
// Ours on the left only where the business word differs from the drawing's name.
const glyphs = {
  "arrow-left": 0,
  "arrow-right": 0,
  baby: 0,
  bell: 0,
  "book-open": 0,
  bus: 0,
  "calendar-check": 0,
  "calendar-days": 0,
  "calendar-plus": 0,
  "calendar-x": 0,
  "car-taxi-front": 0,
  "chart-no-axes-column": 0,
  check: 0,
  "check-check": 0,
  "chevron-right": 0,
  "circle-check": 0,
  "circle-check-big": 0,
  "circle-help": 0,
  circle: 0,
  "clipboard-check": 0,
  clock: 0,
  "cloud-off": 0,
  copy: 0,
  "door-open": 0,
  download: 0,
  "ear-off": 0,
  eye: 0,
  "file-spreadsheet": 0,
  fingerprint: 0,
  flag: 0,
  "flag-triangle-right": 0,
  footprints: 0,
  hand: 0,
  "hand-helping": 0,
  headphones: 0,
  "heart-handshake": 0,
  hourglass: 0,
  inbox: 0,
  info: 0,
  "key-round": 0,
  languages: 0,
  leaf: 0,
  "life-buoy": 0,
  link: 0,
  "list-checks": 0,
  lock: 0,
  "log-in": 0,
  "log-out": 0,
  mail: 0,
  "map-pin": 0,
  megaphone: 0,
  "message-circle": 0,
  minus: 0,
  moon: 0,
  pencil: 0,
  phone: 0,
  plus: 0,
  "qr-code": 0,
  "rotate-cw": 0,
  search: 0,
  settings: 0,
  share: 0,
  shield: 0,
  siren: 0,
  smartphone: 0,
  smile: 0,
  sofa: 0,
  sparkles: 0,
  sun: 0,
  ticket: 0,
  trash: 0,
  "triangle-alert": 0,
  "undo-2": 0,
  upload: 0,
  "user-check": 0,
  "user-plus": 0,
  "user-x": 0,
  users: 0,
  utensils: 0,
  accessibility: 0,
  video: 0,
  x: 0,
  // a group's glyphs
  "g-spoon": "cooking-pot",
  "g-ball": "volleyball",
  "g-film": "film",
  "g-mic": "mic",
  "g-book": "book-open",
  "g-brush": "brush",
  "g-boot": "footprints",
  "g-heart": "heart",
  "g-star": "star",
  "g-chat": "message-circle",
  "g-leaf": "leaf",
  "g-music": "music",
};

const symbols = Object.entries(glyphs).map(([ours, theirs]) => {
  const name = theirs || (ours === "circle-help" ? "circle-question-mark" : ours);
  const svg = readFileSync(new URL(`node_modules/lucide-static/icons/${name}.svg`, here), "utf8");
  const inside = svg
    .replace(/<!--.*?-->/gs, "")
    .replace(/^[\s\S]*?<svg[\s\S]*?>/, "")
    .replace(/<\/svg>\s*$/, "");
  return `<symbol id="i-${ours}" viewBox="0 0 24 24">${inside.replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>")}</symbol>`;
});
const licence =
  "Drawings: Lucide, ISC licence, (c) Lucide Icons and Contributors; some from Feather, MIT, (c) Cole Bemis.";
writeFileSync(
  new URL("../src/ui/icons.svg", here),
  `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${licence} -->\n${symbols.join("\n")}\n</svg>\n`,
);
const names = Object.keys(glyphs).filter((n) => !n.startsWith("g-"));
writeFileSync(
  new URL("../src/ui/icon-names.ts", here),
  `// Written by tools/sprite.mjs.\nexport type IconName =\n${names.map((n) => `  | "${n}"`).join("\n")};\n`,
);
