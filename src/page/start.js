// Starts the page. A file and not an inline script, so that the Content-Security-Policy needs no
// exception. It runs before the body is parsed: the reader's theme is set before anything is painted.

const setTheme = () => {
  try {
    const theme = JSON.parse(localStorage.getItem("pith.theme"));
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is denied or holds something else: the system's theme it is.
  }
};

const start = async () => {
  const code = document.head.querySelector('link[rel="modulepreload"]');
  const wasm = document.head.querySelector('link[rel="preload"][type="application/wasm"]');
  try {
    const { default: init } = await import(code.href);
    await init({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
  } catch (error) {
    console.error(error);
    document.getElementById("status").textContent =
      "Pith could not start. Reload the page; if that does not help, this browser may be too old for it.";
    document.documentElement.dataset.failed = "true";
  }
};

setTheme();
document.addEventListener("DOMContentLoaded", start, { once: true });
