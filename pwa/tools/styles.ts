import type { Plugin } from "vite";

/**
 * A screen's stylesheets and its script are fetched side by side, and the screen is drawn when all are here.
 * Takes the place of Vite's own helper, which waits for the styles before it asks for the script and is five times as big.
 */
const HELPER = `
const asked = new Map();
const style = (file) => {
  if (document.querySelector('link[href="/' + file + '"]')) return asked.get(file);
  const here = new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/" + file;
    link.onload = done;
    link.onerror = () => {
      link.remove();
      failed(new Error(file));
    };
    document.head.append(link);
  });
  asked.set(file, here);
  return here;
};
export const __vitePreload = (load, files = []) => Promise.all([load(), ...files.map(style)]).then(([code]) => code);
`;

export function styles(): Plugin {
  return {
    name: "linkup-styles",
    apply: "build",
    enforce: "pre",
    load: { filter: { id: /vite\/preload-helper/ }, handler: () => HELPER },
  };
}
