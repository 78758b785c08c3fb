// Notes when the page took a paste for the first time.
new MutationObserver(() => {
  if (document.documentElement.dataset.ready === "true") window.readyAt ??= performance.now();
}).observe(document.documentElement, { attributes: true });
