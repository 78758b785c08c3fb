// Records when the page first accepted a paste.
new MutationObserver(() => {
  if (document.documentElement.dataset.ready === "true") window.readyAt ??= performance.now();
}).observe(document.documentElement, { attributes: true });
