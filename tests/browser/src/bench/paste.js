// Pastes a text; returns the engine's time, the time until the result was painted, and the longest
// time that the page's thread was blocked, in milliseconds.

// Uses the browser's long-task entries (50 ms and up) if it has them; otherwise the longest gap
// between successive messages to itself.
const watch = () => {
  const tasks = [];
  if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    const observer = new PerformanceObserver((list) =>
      list.getEntries().forEach((entry) => tasks.push(entry.duration)));
    observer.observe({ type: "longtask" });
    return { tasks, stop: () => observer.disconnect() };
  }
  const channel = new MessageChannel();
  let last = performance.now();
  channel.port1.onmessage = () => {
    const now = performance.now();
    tasks.push(now - last);
    last = now;
    channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  return { tasks, stop: () => channel.port1.close() };
};

const task = (wait) => new Promise((resolve) => setTimeout(resolve, wait));
const frame = () => new Promise(requestAnimationFrame);
const article = () => document.querySelector("#article");

return (async () => {
  // Starts a task of its own: the one in which the driver delivers this script and its text does
  // not count as the page's.
  await task();
  const { tasks, stop } = watch();
  const before = article()?.dataset.analysed;
  const start = performance.now();
  paste(document, arguments[0]);
  while (!article() || article().dataset.analysed === before) await frame();
  await task();
  const painted = performance.now() - start;
  await task(200);
  stop();
  const longest = tasks.reduce((most, one) => Math.max(most, one), 0);
  return [Number(article().dataset.ms), painted, longest];
})();
