import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";
import { firstFiles } from "./tools/first-files.ts";
import { precompress } from "./tools/precompress.ts";
import { preload } from "./tools/preload.ts";
import { serviceWorker } from "./tools/service-worker.ts";
import { styles } from "./tools/styles.ts";

const APART: [string, RegExp][] = [
  ["catalogue", /\/src\/catalogue\//],
  ["staff", /\/src\/(staff\/|ui\/Desk)/],
  ["lang", /\/src\/lang\/|\/core\/(speak|pseudo|choose-language)\.ts$/],
];

export default defineConfig({
  plugins: [
    preact({ devToolsEnabled: false, prefreshEnabled: false }),
    preload(["atkinson", "bricolage"]),
    firstFiles(),
    styles(),
    serviceWorker(),
    precompress(),
  ],
  build: {
    target: ["es2022", "safari16", "chrome105"],
    assetsInlineLimit: 0, // nothing inline: the page's policy allows no data: fonts or scripts
    modulePreload: false,
    cssCodeSplit: true,
    reportCompressedSize: false,
    rollupOptions: {
      output: {
        // What most screens share travels as few files, not as twenty: for showing, for forms, for planning.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // What every page starts with, in one file: small ones weigh more than what is in them.
            {
              name: "start",
              test: /preact|preload-helper|rolldown.runtime|src\/(app\/(App|Edges|rooms|words)|core\/(clock|http|i18n|left-fast|look|paths|problem|seen-store|session|standing|storage)|ui\/(Button|heading|Icon|icons|later|look|NotFound|Notes|Screen|screen-of|Status|TabBar|tabs|words))\.(tsx?|svg)/,
            },
            {
              name: "kit-show",
              test: /src\/(core\/(seen|never|dates|languages|lists|answers)|ui\/(EventCard|Chip|Crest|Avatar|Facts|Rich|toast|chip-words))\.tsx?$/,
            },
            {
              name: "kit-more",
              test: /src\/(core\/(fresh|quick-exit)|ui\/(Inbox|QuickExit|Languages|language-words))\.tsx?$/,
            },
            { name: "kit-activity", test: /src\/events\/(words|useAnswer)\.ts$/ },
            {
              name: "kit-form",
              test: /src\/(core\/(acts|browser)|ui\/(Field|form-words|ErrorSummary|Steps|Sheet|Share|Rsvp))\.tsx?$/,
            },
            // What every page of somebody who runs a group, and of staff, starts with.
            { name: "kit-side", test: /src\/ui\/(Pages|Sides|SidesBar|sides-words)\.tsx?$/ },
            {
              name: "kit-lead",
              test: /src\/(lead\/(mine|needs|tonight\/(pick|fetch))|ui\/(Running|running-words))\.tsx?$/,
            },
            { name: "kit-desk", test: /src\/(staff\/(query|lists\/(Bar|bar-words|usePages)))\.tsx?$/ },
            { name: "door-words", test: /src\/lead\/tonight\/words\.ts$/ },
            { name: "door-sheets", test: /src\/lead\/tonight\/(Sheets|CodeSheet|InviteSheet|DropIn)\.tsx$/ },
            { name: "event-parts", test: /src\/events\/plan\/(PlanParts|Why|words)\.tsx?$/ },
            { name: "kit-plan-words", test: /src\/lead\/plan\/words\.ts$/ },
            { name: "kit-plan", test: /src\/lead\/plan\/(pages|lists|money|when|draft)\.tsx?$/ },
          ],
        },
        // What young people's phones do not keep from the first visit says so in its name (tools/service-worker.ts).
        chunkFileNames: ({ moduleIds }) => {
          const kind = APART.find(([, where]) => moduleIds.some((id) => where.test(id)));
          return `assets/${kind ? `${kind[0]}-` : ""}[name]-[hash].js`;
        },
        assetFileNames: ({ names: [name = ""] }) =>
          `assets/${/^catalogue/i.test(name) ? "catalogue-" : ""}[name]-[hash][extname]`,
      },
    },
  },
  server: { proxy: { "/api": process.env.LINKUP_API ?? "http://localhost:8000" } },
  test: {
    pool: "threads", // a tenth faster than processes
    environment: "happy-dom",
    include: ["test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/setup.ts"],
    env: { TZ: "Europe/London" },
  },
});
