// Moves the length control; returns how long each move took until the page was redrawn.
const settled = () => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(0);
});
return (async () => {
  const times = [];
  const slider = document.querySelector("#length");
  for (let round = 0; round < 20; round++) {
    slider.value = 1 + (round % slider.max);
    const start = performance.now();
    slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await settled();
    times.push(performance.now() - start);
  }
  return times;
})();
