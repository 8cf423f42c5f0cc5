import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin, ResolvedConfig } from "vite";

/** Text that shrinks; fonts and pictures are small already, and index.html is the server's to send. */
const TEXT = /^(?!index\.html$).+\.(js|css|svg|webmanifest)$/;

/** Lays a .br and a .gz beside every text file of the built app, as small as they get, so that the server only sends them. */
export function precompress(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "linkup-precompress",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      order: "post",
      sequential: true, // after the service worker is written
      handler() {
        const out = resolve(config.root, config.build.outDir);
        for (const file of readdirSync(out, { recursive: true }) as string[]) {
          if (!TEXT.test(file.replaceAll("\\", "/"))) continue;
          const path = join(out, file);
          const whole = readFileSync(path);
          writeFileSync(`${path}.br`, brotliCompressSync(whole));
          writeFileSync(`${path}.gz`, gzipSync(whole, { level: 9 }));
        }
      },
    },
  };
}
