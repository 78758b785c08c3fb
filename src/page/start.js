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

const start = async () => {
  const code = document.head.querySelector('link[rel="modulepreload"]');
  const wasm = document.head.querySelector('link[rel="preload"][type="application/wasm"]');
  try {
    const { default: init } = await import(code.href);
    // Its hash is in its name. Asked for with an integrity too, Firefox would load it a second time.
    await init({ module_or_path: fetch(wasm.href) });
  } catch (error) {
    console.error(error);
    document.getElementById("status").textContent =
      "Pith could not start. Reload the page; if that does not help, this browser may be too old for it.";
    document.documentElement.dataset.failed = "true";
  }
};

setLooks();
document.addEventListener("DOMContentLoaded", start, { once: true });
