/**
 * The made-up view: the real screens in a page that can reach neither the server nor what this phone keeps.
 * It is shut before the app starts, so that no part of the app has to know of it (decision 0013).
 */
import { render } from "preact";
import { wanted } from "../../core/i18n";
import { Icon } from "../../ui/Icon";
import { madeUp } from "./answers";
import { leaveMadeUp } from "./enter";
import { w } from "./words";
import "./box.css";

function put(on: object, name: string, value: unknown): void {
  Object.defineProperty(on, name, { value, configurable: true, writable: true });
}

/** Stands where the phone's storage was: forgotten with the page. */
class Forgets implements Storage {
  [name: string]: unknown;
  readonly #kept = new Map<string, string>();
  get length(): number {
    return this.#kept.size;
  }
  getItem = (key: string): string | null => this.#kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.#kept.set(key, value);
  removeItem = (key: string): void => void this.#kept.delete(key);
  clear = (): void => this.#kept.clear();
  key = (at: number): string | null => [...this.#kept.keys()][at] ?? null;
}
const noCache = {
  match: async () => undefined,
  put: async () => undefined,
  delete: async () => false,
  keys: async () => [],
};
const noCaches = {
  open: async () => noCache,
  has: async () => false,
  keys: async () => [],
  delete: async () => false,
  match: async () => undefined,
};

const said = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const no = (status: number, detail: string): Response =>
  said(status, { type: "about:blank", title: "", status, code: "made_up", detail });

/** In place of the network. Reading is answered here; whatever would be sent is explained and goes nowhere. */
export function answer(language: string) {
  return async (asked: RequestInfo | URL, ask: RequestInit = {}): Promise<Response> => {
    const path = new URL(String(asked instanceof Request ? asked.url : asked), location.origin).pathname;
    if (path === "/api/session/sign-out") leaveMadeUp();
    if ((ask.method ?? "GET") !== "GET") return no(409, w("not_sent"));
    const found = madeUp(path, language);
    return found === undefined ? no(404, w("not_here")) : said(200, found);
  };
}

/** Takes away every way out of this page, and says on top of it what it is. */
export function shut(): void {
  const language = wanted();

  const look = localStorage.getItem("linkup:look");
  const storage = new Forgets();
  if (look) storage.setItem("linkup:look", look);
  storage.setItem("linkup:language", language);
  put(globalThis, "fetch", answer(language));
  put(globalThis, "localStorage", storage);
  put(globalThis, "sessionStorage", new Forgets());
  put(globalThis, "caches", noCaches);
  for (const way of ["indexedDB", "BroadcastChannel", "XMLHttpRequest", "WebSocket", "EventSource"])
    put(globalThis, way, undefined);
  put(navigator, "sendBeacon", () => true);
  for (const way of ["setAppBadge", "clearAppBadge"]) put(navigator, way, async () => undefined);
  put(navigator, "serviceWorker", undefined);

  // A link to a file or a page of the server would leave the app, and with it this box.
  addEventListener(
    "click",
    (event) => {
      const link = (event.target as Element).closest?.("a");
      if (link?.origin === location.origin && /^\/(api|docs|demo|staff|run)\b/.test(link.pathname))
        event.preventDefault();
    },
    { capture: true },
  );

  const bar = document.createElement("div");
  document.body.prepend(bar);
  document.body.classList.add("made-up");
  render(<Bar />, bar);
}

function Bar() {
  return (
    <section class="madeup" aria-label={w("label")}>
      <span class="row row--nowrap gap-s">
        <Icon name="eye" />
        <strong>{w("title")}</strong>
      </span>
      <button type="button" onClick={leaveMadeUp}>
        {w("leave")}
      </button>
    </section>
  );
}
