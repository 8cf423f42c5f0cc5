/// <reference lib="webworker" />
/** The service worker: keeps the app's own files so that it opens without signal. It never touches /api and keeps nothing private itself. */
export {};

declare const self: ServiceWorkerGlobalScope;
declare const __KEPT__: string[];
declare const __VERSION__: string;

const APP = `linkup-app-${__VERSION__}`;

/** Hashed names never change, so a new version takes over what the old one already fetched. */
async function fill(): Promise<void> {
  const cache = await caches.open(APP);
  await Promise.all(
    __KEPT__.map(async (path) => {
      const had = path.startsWith("/assets/") ? await caches.match(path) : undefined;
      const file = had ?? (await fetch(path, { cache: "no-cache", credentials: "same-origin" }));
      if (!file.ok || file.redirected) throw new Error(`cannot keep ${path}`);
      await cache.put(path, file);
    }),
  );
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

async function page(request: Request): Promise<Response> {
  // The kept page belongs to the kept files: showing a newer page with older files would break the app.
  return (await caches.match("/", { cacheName: APP })) ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
  const found = await caches.match(request, { ignoreSearch: true });
  if (found) return found;
  const fresh = await fetch(request);
  if (fresh.ok && new URL(request.url).pathname.startsWith("/assets/")) {
    const cache = await caches.open(APP);
    await cache.put(request, fresh.clone());
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
