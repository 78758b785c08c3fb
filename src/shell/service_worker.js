// Keeps the page for use without a network. `cargo xtask build` writes the page's files, each with its
// hash, into this script; so another build is another script, which the browser notices by itself. All
// files of a build are kept or none, and the page that is open goes on with its own until the reader
// says otherwise.

const VERSION = "";
// Addresses relative to the page, each with its hash; without one, it is kept once it was asked for.
const FILES = {};

const PREFIX = "pith-";
const CACHE = PREFIX + VERSION;
const HOME = self.registration.scope;
const KNOWN = new Set(Object.keys(FILES).map((file) => new URL(file, HOME).href));

// A learned model's name has the hash of its content: what an older build kept under it is the same.
const MODEL = /\.[0-9a-f]{16}\.bin$/;

const keep = async () => {
  const cache = await caches.open(CACHE);
  const missing = [];
  for (const [file, integrity] of Object.entries(FILES)) {
    const address = new URL(file, HOME).href;
    const kept = MODEL.test(file) && (await caches.match(address));
    if (kept) await cache.put(address, kept);
    // "no-cache" asks the server whether what the browser has is still true; the hash makes sure of it.
    else if (integrity)
      missing.push(new Request(address, { integrity, cache: MODEL.test(file) ? "default" : "no-cache" }));
  }
  await cache.addAll(missing);
};

const forget = async () => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
};

const answer = async (request, address) => {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && KNOWN.has(address)) await cache.put(address, response.clone());
  return response;
};

// What no visit has needed yet is to work without a network too: all but the models of names in languages that
// were never read, which the reader can do without.
const keepParts = async () => {
  const cache = await caches.open(CACHE);
  for (const [file, integrity] of Object.entries(FILES)) {
    const address = new URL(file, HOME).href;
    if (integrity || MODEL.test(file) || (await cache.match(address))) continue;
    const response = await fetch(address, { cache: "no-cache", priority: "low" });
    if (response.ok) await cache.put(address, response);
  }
};

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forget()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  // What fails now is tried again at the next visit.
  if (event.data === "keep parts") event.waitUntil(keepParts().catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  url.hash = "";
  // The page is one document, whatever is asked of it in its address.
  if (request.mode === "navigate") url.search = "";
  const address = url.href === HOME + "index.html" ? HOME : url.href;
  if (KNOWN.has(address)) event.respondWith(answer(request, address));
});
