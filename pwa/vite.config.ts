import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";
import { preload } from "./tools/preload";
import { serviceWorker } from "./tools/service-worker";

export default defineConfig({
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false }), preload(["kit-show"]), serviceWorker()],
  build: {
    target: ["es2022", "safari16", "chrome105"],
    assetsInlineLimit: 0, // nothing inline: the page's policy allows no data: fonts or scripts
    modulePreload: false,
    cssCodeSplit: true,
    reportCompressedSize: false,
    rollupOptions: {
      output: {
        // What most screens share travels as two files, not as twenty: one for showing, one for forms.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: "kit-show",
              test: /src\/(core\/(seen|dates|answers)|ui\/(EventCard|Chip|Crest|Avatar|Facts|Rich|Inbox))\.tsx?$/,
            },
            {
              name: "kit-form",
              test: /src\/(core\/(acts|passkey|browser)|ui\/(Field|ErrorSummary|Steps|Sheet|Share|Rsvp))\.tsx?$/,
            },
          ],
        },
        // Staff chunks say so in their name: phones of young people do not keep them (tools/service-worker.ts).
        chunkFileNames: (chunk) =>
          chunk.moduleIds.some((id) => id.includes("/src/staff/"))
            ? "assets/staff-[name]-[hash].js"
            : "assets/[name]-[hash].js",
      },
    },
  },
  server: { proxy: { "/api": process.env.LINKUP_API ?? "http://localhost:8000" } },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/setup.ts"],
    env: { TZ: "Europe/London" },
  },
});
