/// <reference lib="webworker" />
/** The service worker: keeps the app's own files so that it opens without signal. It never touches /api and keeps nothing private itself. */
export {};

declare const self: ServiceWorkerGlobalScope;
declare const __KEPT__: string[];
declare const __LANGUAGES__: string[];
declare const __VERSION__: string;

const APP = `linkup-app-${__VERSION__}`;

/** Addresses of everything in the caches whose names begin so. */
async function kept(begin: string): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(begin));
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return requests.flat().map((request) => request.url);
}

const AT_ONCE = 6;
const TRIES = 3;

/** On a lossy line one lost file must not cost the whole version. */
async function fetched(path: string, tries = 1): Promise<Response> {
  try {
    const file = await fetch(path, { cache: "no-cache", credentials: "same-origin" });
    if (!file.ok || file.redirected) throw new Error(`cannot keep ${path}`);
    return file;
  } catch (error) {
    if (tries >= TRIES) throw error;
    await new Promise((done) => setTimeout(done, tries * 500));
    return fetched(path, tries + 1);
  }
}

/** Hashed names never change, so a new version takes over what the old one, or a try that was cut short, already fetched. */
async function fill(): Promise<void> {
  const cache = await caches.open(APP);
  // Whoever reads another language than English has its files in the version before this one.
  const speaks = (await kept("linkup-app-")).some((path) => path.includes("/assets/lang-"));
  const open = [...__KEPT__, ...(speaks ? __LANGUAGES__ : [])];
  const work = async () => {
    for (let path = open.shift(); path; path = open.shift()) {
      const had = path.startsWith("/assets/") ? await caches.match(path) : undefined;
      await cache.put(path, had ?? (await fetched(path)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function dropOld(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((n) => n.startsWith("linkup-app-") && n !== APP).map((n) => caches.delete(n)));
}

self.addEventListener("install", (event) => event.waitUntil(fill()));

self.addEventListener("activate", (event) => event.waitUntil(dropOld().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  if (event.data === "update") void self.skipWaiting();
  if (event.data === "forget")
    event.waitUntil(
      caches
        .keys()
        .then((names) =>
          Promise.all(names.filter((n) => n.startsWith("linkup-private-")).map((n) => caches.delete(n))),
        ),
    );
});

/** Pages the server makes itself; everything else under our address is the app. */
const SERVERS_OWN = /^\/(api|docs|demo\/(?:mailbox|as)|openapi|healthz|readyz|metrics)\b/;

/** Set when the server did not have a file that this version names: then the kept page leads nowhere. */
let outdated = false;

async function page(request: Request): Promise<Response> {
  if (outdated) {
    outdated = false;
    const fresh = await fetch(request).catch(() => undefined);
    if (fresh?.ok) return fresh;
  }
  // The kept page belongs to the kept files: showing a newer page with older files would break the app.
  return (await caches.match("/", { cacheName: APP })) ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
  const found = await caches.match(request, { ignoreSearch: true });
  if (found) return found;
  const fresh = await fetch(request);
  if (new URL(request.url).pathname.startsWith("/assets/")) {
    if (fresh.ok) {
      const cache = await caches.open(APP);
      await cache.put(request, fresh.clone()).catch(() => undefined); // no room: it still shows
    } else if (fresh.status === 404) {
      outdated = true;
      void self.registration.update().catch(() => undefined);
    }
  }
  return fresh;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || SERVERS_OWN.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else event.respondWith(file(request));
});
