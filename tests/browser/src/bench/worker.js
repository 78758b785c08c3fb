// Reports the size of the worker's memory when asked.
let memory;
const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
WebAssembly.instantiateStreaming = async (...given) => {
  const made = await instantiate(...given);
  memory = made.instance.exports.memory;
  return made;
};
const asked = new BroadcastChannel("bench");
asked.onmessage = () => asked.postMessage(memory.buffer.byteLength);
