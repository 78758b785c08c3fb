// Starts the page. `cargo xtask build` inlines this script into the document and adds its hash to
// the Content-Security-Policy. It runs before the body is parsed, so that the reader's appearance
// settings are in place before the first paint.

const setLooks = () => {
  try {
    const looks = JSON.parse(localStorage.getItem("pith.looks")) ?? {};
    for (const name of ["theme", "size", "measure", "typeface", "leading", "letters", "spaces", "keys"])
      if (typeof looks[name] === "string") document.documentElement.dataset[name] = looks[name];
  } catch {
    // Storage is denied or holds something else: keep the default appearance.
  }
};

// Each tab keeps its own draft, so that tabs do not overwrite each other's. A reloaded tab keeps
// its draft; a new tab continues the newest draft that no open tab has. The page finds the draft's
// storage key in `data-draft` of its root element.
const DRAFT = "pith.draft";
const MOST_LEFT = 4;

// Whether no open tab has the draft `key`; if so, this tab takes it. A page that is being reloaded
// releases its draft a moment later.
const take = (key, wait) =>
  new Promise((resolve) => {
    if (!navigator.locks) return resolve(true);
    const options = wait ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true };
    const held = (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {});
    };
    navigator.locks.request(key, options, held).catch(() => resolve(false));
  });

const ownDraft = async () => {
  let key = sessionStorage.getItem(DRAFT);
  if (!key || !(await take(key, 500))) {
    key = null;
    const written = (other) => parseInt(localStorage.getItem(other)) || 0;
    const drafts = Object.keys(localStorage).filter((other) => other.startsWith(DRAFT));
    drafts.sort((one, other) => written(other) - written(one));
    for (const [at, other] of drafts.entries()) {
      if ((key && at < MOST_LEFT) || !(await take(other))) continue;
      if (key) localStorage.removeItem(other);
      else key = other;
    }
  }
  if (!key) {
    key = `${DRAFT}.${Date.now()}.${Math.random()}`;
    await take(key);
  }
  sessionStorage.setItem(DRAFT, key);
  document.documentElement.dataset.draft = key;
  return localStorage.getItem(key);
};

// How much of what the first summary needs has been loaded, from 0 to 1: the bytes of the page's
// own code, and those of the engine, which its worker counts. The page draws the same bar and finds
// this value in `data-loaded` of its root element.
const come = { code: 0, engine: 0 };

const tellProgress = (part, bytes) => {
  come[part] = bytes;
  const size = (rel) => Number(document.head.querySelector(`link[rel="${rel}"]`).dataset.bytes);
  const share = Math.min((come.code + come.engine) / (size("wasm") + size("engine")), 1);
  document.documentElement.dataset.loaded = share.toFixed(3);
  const bar = document.getElementById("coming");
  if (bar) bar.value = share;
};

// The words of the view below, the same as in src/i18n; the page's own code brings the rest.
const WORDS = {
  en: { summary: "Summary", loading: "Getting ready to summarize…" },
  de: { summary: "Zusammenfassung", loading: "Pith wird geladen …" },
  fr: { summary: "Résumé", loading: "Chargement de Pith…" },
  es: { summary: "Resumen", loading: "Cargando Pith…" },
};

const words = () => {
  const wanted = [...navigator.languages];
  try {
    wanted.unshift(JSON.parse(localStorage.getItem("pith.looks")).language);
  } catch {
    // Nothing was chosen, or storage is denied.
  }
  const known = wanted.map((code) => code?.split("-")[0].toLowerCase()).find((code) => code in WORDS);
  return [known ?? "en", WORDS[known ?? "en"]];
};

// How many characters of a text are shown before it is analysed; the page uses the same number.
const MOST_SHOWN = 20_000;

// Shows a text as it is, with a progress bar for loading Pith. The page draws the same view.
const showText = (text) => {
  const [language, { summary, loading }] = words();
  const make = (name, fields, ...children) => {
    const element = Object.assign(document.createElement(name), fields);
    element.append(...children);
    return element;
  };
  const bar = make("progress", { id: "coming", max: 1, value: Number(document.documentElement.dataset.loaded ?? 0) });
  const lines = text.slice(0, MOST_SHOWN).split("\n").filter((line) => line.trim());
  const main = document.querySelector("#app main");
  main.classList.remove("start");
  main.replaceChildren(
    make(
      "div",
      { className: "reading" },
      make(
        "section",
        { className: "summary", lang: language },
        make("div", { className: "summary-head" }, make("h2", { className: "label", textContent: summary })),
        make("p", { className: "coming" }, make("label", { htmlFor: "coming", textContent: loading }), bar),
      ),
      make(
        "div",
        { className: "text" },
        make("div", { className: "article unread" }, ...lines.map((line) => make("p", { textContent: line }))),
      ),
    ),
  );
};

// A paste before the page's own code has loaded is shown at once. The page takes it over, HTML
// included, by calling `takeEarlyPaste`, and listens for pastes itself from then on.
let pasted = null;

const takePaste = (event) => {
  const [text, html] = ["text/plain", "text/html"].map((kind) => event.clipboardData?.getData(kind) ?? "");
  const box = event.target.id === "paste" ? event.target : null;
  const replacesAll = !box?.value.trim() || box.selectionEnd - box.selectionStart === box.value.length;
  // If something was typed in the text box, a paste goes into the box.
  if (!replacesAll || !(text + html).trim()) return;
  event.preventDefault();
  pasted = [text, html];
  showText(text);
};

document.addEventListener("paste", takePaste);
window.takeEarlyPaste = () => {
  document.removeEventListener("paste", takePaste);
  return pasted;
};

// Starts the engine's worker before the page's own code has loaded, so that both load in parallel.
// The page takes over the worker and the messages it has sent so far; `null` stands for an error,
// and a number for the bytes loaded, which only a visit without a service worker needs.
const startEngine = () => {
  const loader = document.head.querySelector('link[rel="engine"]');
  const counts = !navigator.serviceWorker?.controller;
  const worker = new Worker(loader.href, { name: counts ? "worker counting" : "worker" });
  const said = [];
  worker.addEventListener("message", ({ data }) => {
    if (typeof data === "number") tellProgress("engine", data);
  });
  worker.onmessage = ({ data }) => {
    if (typeof data !== "number") said.push(data);
  };
  worker.onerror = () => said.push(null);
  window.startedEngine = { worker, said };
};

// The shell should be painted before the page takes over. A background tab paints nothing.
const painted = () =>
  new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    setTimeout(resolve, 150);
  });

// When idle, asks the service worker to cache what no visit has needed yet, unless the reader has
// asked to save data.
const keepParts = async () => {
  const { connection, serviceWorker } = navigator;
  if (!serviceWorker || connection?.saveData) return;
  const { active } = await serviceWorker.ready;
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 2000));
  idle(() => active.postMessage("keep parts"));
};

// A draft is shown at once too, but never replaces anything.
const showDraft = (stored) => {
  try {
    const { text } = JSON.parse(stored.slice(stored.indexOf("\n") + 1));
    const busy = pasted || document.getElementById("paste").value || location.hash;
    if (!busy && text.trim()) showText(text);
  } catch {
    // There is none, or the page will say what is wrong with it.
  }
};

const start = async () => {
  const code = document.head.querySelector('link[rel="modulepreload"]');
  const wasm = document.head.querySelector('link[rel="wasm"]');
  try {
    const fetched = fetch(wasm.href, { integrity: wasm.integrity, priority: "high" });
    fetched.then(() => tellProgress("code", Number(wasm.dataset.bytes))).catch(() => {});
    const parts = [import(code.href), fetched];
    startEngine();
    const [{ default: init }, response] = await Promise.all([
      ...parts,
      painted(),
      // If storage is denied, there is no draft to continue.
      ownDraft().then(showDraft).catch(() => {}),
    ]);
    await init({ module_or_path: response });
    // If the browser refuses, the page works as before.
    keepParts().catch(() => {});
  } catch (error) {
    console.error(error);
    document.getElementById("status").textContent =
      "Pith could not start. Reload the page; if that does not help, this browser may be too old for it.";
    document.documentElement.dataset.failed = "true";
  }
};

setLooks();
document.addEventListener("DOMContentLoaded", start, { once: true });
