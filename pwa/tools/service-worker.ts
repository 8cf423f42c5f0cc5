import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin, type ResolvedConfig } from "vite";

/**
 * Files a phone keeps from the first visit on. Staff screens stay out: they are for laptops, and data costs money. So do
 * other languages than English: they are kept once somebody has chosen one.
 */
export function isKept(file: string): boolean {
  return (
    /^(index\.html|manifest\.webmanifest|icon\.svg|icon-192\.png|assets\/.+)$/.test(file) &&
    !/^assets\/(staff|catalogue|lang-|speak-)|\.(br|gz)$/.test(file)
  );
}

/** The words of other languages, and what lays them over English: kept by phones that have some of them already. */
export const isLanguage = (file: string): boolean => /^assets\/(lang|speak)-(?!staff).+(?<!\.br|\.gz)$/.test(file);

/** After the app is built, builds src/sw.ts to /sw.js with the list of files to keep and one name for this version. */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "linkup-service-worker",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    // A screen that is kept must open without signal: nothing it starts with may be left out.
    writeBundle(_options, bundle) {
      for (const it of Object.values(bundle)) {
        const left = it.type === "chunk" && isKept(it.fileName) ? it.imports.filter((file) => !isKept(file)) : [];
        if (left.length) throw new Error(`${it.fileName} is kept on phones, but needs ${left.join(", ")}`);
      }
    },
    async closeBundle() {
      const out = resolve(config.root, config.build.outDir);
      const every = (readdirSync(out, { recursive: true }) as string[]).map((f) => f.replaceAll("\\", "/")).sort();
      const files = every.filter(isKept);
      const languages = every.filter(isLanguage);
      const version = createHash("sha256");
      for (const file of [...files, ...languages]) version.update(file).update(readFileSync(join(out, file)));
      const kept = files.map((f) => (f === "index.html" ? "/" : `/${f}`));
      await build({
        configFile: false,
        root: config.root,
        logLevel: "warn",
        publicDir: false,
        define: {
          __KEPT__: JSON.stringify(kept),
          __LANGUAGES__: JSON.stringify(languages.map((f) => `/${f}`)),
          __VERSION__: JSON.stringify(version.digest("hex").slice(0, 12)),
        },
        build: {
          outDir: config.build.outDir,
          emptyOutDir: false,
          target: "es2022",
          reportCompressedSize: false,
          rollupOptions: { input: "src/sw.ts", output: { entryFileNames: "sw.js", format: "iife" } },
        },
      });
    },
  };
}
