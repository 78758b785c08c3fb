// Makes the page work offline. `cargo xtask build` writes the page's files with their hashes into
// this script, so every build has a different script, which the browser detects by itself. Either
// all files of a build are cached or none, and an open page keeps running its own build until the
// reader reloads.

const VERSION = "";
// URLs relative to the page, each with its hash; a file without one is cached on request.
const FILES = {};

const PREFIX = "pith-";
const CACHE = PREFIX + VERSION;
const HOME = self.registration.scope;
const KNOWN = new Set(Object.keys(FILES).map((file) => new URL(file, HOME).href));

// A model's name contains its content hash, so a copy cached by an older build is still valid.
const MODEL = /\.[0-9a-f]{16}\.bin$/;

const keep = async () => {
  const cache = await caches.open(CACHE);
  const missing = [];
  for (const [file, integrity] of Object.entries(FILES)) {
    const address = new URL(file, HOME).href;
    const kept = MODEL.test(file) && (await caches.match(address));
    if (kept) await cache.put(address, kept);
    // "no-cache" revalidates the browser's copy with the server; the hash verifies it.
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

// Files that no visit has needed yet must work offline too, except the name models of languages
// that were never read, since Pith works without those.
const keepParts = async () => {
  const cache = await caches.open(CACHE);
  for (const [file, integrity] of Object.entries(FILES)) {
    const address = new URL(file, HOME).href;
    if (integrity || MODEL.test(file) || (await cache.match(address))) continue;
    const response = await fetch(address, { cache: "no-cache", priority: "low" });
    if (response.ok) await cache.put(address, response);
  }
};

// The missing name models, which are cached only if the reader asks for them.
const missingModels = async (cache) => {
  const models = [...KNOWN].filter((address) => MODEL.test(address));
  const kept = await Promise.all(models.map((address) => cache.match(address)));
  return models.filter((_, at) => !kept[at]);
};

const keepLanguages = async () => {
  const cache = await caches.open(CACHE);
  for (const address of await missingModels(cache)) await cache.add(address);
};

// Answers on the port that came with the question.
const tellMissing = async ({ ports: [port] }) => {
  const missing = await missingModels(await caches.open(CACHE));
  port.postMessage(missing.length);
};

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forget()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  // A failure is retried at the next visit.
  if (event.data === "keep parts") event.waitUntil(keepParts().catch(() => {}));
  if (event.data === "keep languages") event.waitUntil(keepLanguages().catch(() => {}).then(() => tellMissing(event)));
  if (event.data === "missing languages") event.waitUntil(tellMissing(event));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  url.hash = "";
  // The page is one document, whatever the query in its URL.
  if (request.mode === "navigate") url.search = "";
  const address = url.href === HOME + "index.html" ? HOME : url.href;
  if (KNOWN.has(address)) event.respondWith(answer(request, address));
});
