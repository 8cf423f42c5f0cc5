import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plugin, ResolvedConfig, Rolldown } from "vite";

/** Where the addresses of the app and their screens stand: the app's own, and the two sides with a table of their own. */
const ROOMS = "src/app/rooms.ts";
const WELCOME = "src/join/WelcomeScreen";
const SIGN_IN = "src/join/SignInScreen";

interface Page {
  path: string;
  screens: string[];
  open: boolean;
}

/** Reads `{ path: "/x", load: () => import("./X"), open: true }` out of a table; `load: x` where x is such a function. */
export function tableIn(file: string): Page[] {
  const text = readFileSync(file, "utf8");
  const at = (from: string) => join(dirname(file), from);
  const named = new Map(
    [...text.matchAll(/const (\w+) = \(\) => import\("([^"]+)"\)/g)].map(([, name, to]) => [name, to]),
  );
  const found = [...text.matchAll(/path: "([^"]+)", load: (?:\(\) => import\("([^"]+)"\)|(\w+))(, open: true)?/g)];
  if (found.length !== text.match(/path: "/g)?.length) throw new Error(`a screen of ${file} has no plain address`);
  return found.map(([, path, to, name, open]) => ({
    path: path!,
    screens: [at((to ?? named.get(name))!)],
    open: !!open,
  }));
}

/** Every address with the screens behind it, the sides' own pages before the rest of their side. */
export function everyPage(root: string): Page[] {
  return tableIn(join(root, ROOMS)).flatMap((page) => {
    const [screen] = page.screens;
    if (!screen?.endsWith("/routes")) return page;
    if (!page.path.endsWith("/*")) return []; // its own table has it, with the screen
    const side = page.path.slice(0, -2);
    const within = tableIn(`${screen}.tsx`).map((it) => ({
      path: side + it.path.replace(/^\/$/, ""),
      screens: [screen, ...it.screens],
      open: page.open,
    }));
    return [...within, page];
  });
}

/**
 * Writes down which files each address needs after those of index.html itself, for somebody who is in and for somebody
 * who is not. The server says so in the Link header of the page (api/pages.py), so that a phone asks for all of them at once
 * instead of one after the other as each names the next. Nothing of it travels inside the scripts.
 */
export function firstFiles(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "linkup-first-files",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((it) => it.type === "chunk");
      const own = new Set<string>();
      const needs = (chunk: Rolldown.OutputChunk | undefined, found = new Set<string>()): Set<string> => {
        if (!chunk || found.has(chunk.fileName)) return found;
        found.add(chunk.fileName);
        for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
        for (const file of chunk.imports) needs(bundle[file] as Rolldown.OutputChunk, found);
        return found;
      };
      const html = readFileSync(resolve(config.root, config.build.outDir, "index.html"), "utf8");
      for (const kind of [/href="\/(assets\/[^"]+\.css)"/g, /(?:src|href)="\/(assets\/[^"]+\.js)"/g])
        for (const [, file] of html.matchAll(kind)) own.add(file!);
      const filesOf = (screens: string[]) => {
        const all = new Set<string>();
        for (const screen of screens) {
          const chunk = chunks.find((it) => it.moduleIds.some((id) => id.replace(/\.tsx$/, "") === screen));
          if (!chunk) throw new Error(`no file holds ${screen}`);
          for (const file of needs(chunk)) if (!own.has(file)) all.add(file);
        }
        return [...all];
      };
      const pages = everyPage(config.root);
      const entries = (list: [string, string[]][]) => list.map(([path, screens]) => [path, filesOf(screens)]);
      const made = {
        every: [...own],
        in: entries(pages.map((it) => [it.path, it.screens])),
        out: entries([
          ["/", [join(config.root, WELCOME)]],
          ...pages.filter((it) => it.open).map((it): [string, string[]] => [it.path, it.screens]),
          ["/*", [join(config.root, SIGN_IN)]],
        ]),
      };
      writeFileSync(resolve(config.root, config.build.outDir, "first-files.json"), JSON.stringify(made));
    },
  };
}
