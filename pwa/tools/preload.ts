import type { Plugin } from "vite";

/**
 * Names in index.html every file that no page can do without, so that a phone asks for all of them at once. What each page
 * needs beyond them the server says (tools/first-files.ts).
 */
export function preload(fonts: string[]): Plugin {
  return {
    name: "linkup-preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {}, chunk }) {
        const wanted = new Set<string>();
        const add = (file: string) => {
          const it = bundle[file];
          if (it?.type !== "chunk" || wanted.has(file)) return;
          wanted.add(file);
          it.imports.forEach(add);
        };
        chunk?.imports.forEach(add);
        const scripts = [...wanted]
          .filter((file) => file !== chunk?.fileName)
          .map((file) => ({ rel: "modulepreload", href: `/${file}` }));
        // The typefaces last: words can be read in the stand-ins, but nothing can be read without the scripts.
        const faces = Object.keys(bundle)
          .filter((file) => fonts.some((face) => new RegExp(`/${face}-(?!more).+\\.woff2$`).test(file)))
          .map((file) => ({ rel: "preload", as: "font", type: "font/woff2", href: `/${file}`, crossorigin: "" }));
        const tags = [...scripts, ...faces].map((attrs) => ({ tag: "link", attrs, injectTo: "head" as const }));
        // As later styles and the Link header ask for files, so that none is fetched twice.
        return { html: html.replace(/ crossorigin(?= (src|href)=)/g, ""), tags };
      },
    },
  };
}
