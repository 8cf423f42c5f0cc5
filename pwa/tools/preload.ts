import type { Plugin } from "vite";

/**
 * Names in index.html every file that the first screen needs, so that a phone asks for all of them at once.
 * Later screens share these files, so no script has to carry lists of what to fetch beforehand.
 */
export function preload(shared: string[]): Plugin {
  return {
    name: "linkup-preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {}, chunk }) {
        const wanted = new Set<string>();
        const add = (file: string) => {
          const it = bundle[file];
          if (it?.type !== "chunk" || wanted.has(file)) return;
          wanted.add(file);
          it.imports.forEach(add);
        };
        chunk?.imports.forEach(add);
        for (const it of Object.values(bundle)) if (it.type === "chunk" && shared.includes(it.name)) add(it.fileName);
        return [...wanted]
          .filter((file) => file !== chunk?.fileName)
          .map((file) => ({ tag: "link", attrs: { rel: "modulepreload", href: `/${file}` }, injectTo: "head" }));
      },
    },
  };
}
