// Starts the page. A file and not an inline script, so that the Content-Security-Policy needs no
// exception. It runs before the body is parsed: how the reader wants it to look is set before anything is painted.

const setLooks = () => {
  try {
    const looks = JSON.parse(localStorage.getItem("pith.looks")) ?? {};
    for (const name of ["theme", "size", "measure"])
      if (typeof looks[name] === "string") document.documentElement.dataset[name] = looks[name];
  } catch {
    // Storage is denied or holds something else: the page looks as usual.
  }
};

// Each tab keeps a draft of its own, so that no two overwrite each other's. A tab that is loaded again has
// what it had; a new one goes on with the newest draft that no open tab has. The page finds in its root's
// `data-draft` under which key it is stored.
const DRAFT = "pith.draft";
const MOST_LEFT = 4;

// Whether no open tab has the draft `key`; if so, this one has it from now on. A page that is just being
// loaded again lets go of its draft a moment later.
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
};

// The engine's worker is started before the page's own code is there, so that both load side by side. The
// page takes it over, with what it has said until then; `null` stands for an error.
const startEngine = () => {
  const loader = document.head.querySelector('link[rel="engine"]');
  const worker = new Worker(loader.href, { name: "worker" });
  const said = [];
  worker.onmessage = ({ data }) => said.push(data);
  worker.onerror = () => said.push(null);
  window.startedEngine = { worker, said };
};

// The shell is to be seen before the page takes over. In a tab in the background nothing is painted.
const painted = () =>
  new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    setTimeout(resolve, 150);
  });

const start = async () => {
  const code = document.head.querySelector('link[rel="modulepreload"]');
  const wasm = document.head.querySelector('link[type="application/wasm"]');
  try {
    const parts = [import(code.href), fetch(wasm.href, { integrity: wasm.integrity })];
    startEngine();
    const [{ default: init }, response] = await Promise.all([
      ...parts,
      painted(),
      // Where storage is denied, there is no draft to go on with.
      ownDraft().catch(() => {}),
    ]);
    await init({ module_or_path: response });
  } catch (error) {
    console.error(error);
    document.getElementById("status").textContent =
      "Pith could not start. Reload the page; if that does not help, this browser may be too old for it.";
    document.documentElement.dataset.failed = "true";
  }
};

setLooks();
document.addEventListener("DOMContentLoaded", start, { once: true });
