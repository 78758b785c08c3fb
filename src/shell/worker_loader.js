// Starts the worker that its name selects. The page requests this file with its build id as the
// query, and the worker's code is requested with the same id, so no cache can return a worker of an
// older build. Everything that the worker needs for its first answer is requested at once, in
// parallel.

const build = self.location.search;
// "worker counting" reports to the page how many bytes of that have arrived.
const [name, counting] = self.name.split(" ");

// The model files by job and language. A file's name contains its content hash, so it stays cached
// whatever else changes. `cargo xtask build` fills this in.
const MODELS = {};
const FIRST = ["article", "summary"];

let come = 0;
// Reports the bytes of a response to the page as they arrive. Reading a response twice would keep
// the browser from using its cached compiled code, so this is only for first visits.
const count = async (response) => {
  for (let last = 0, reader = response.clone().body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (!done) come += value.length;
    if (done || come - last > 32_000) postMessage((last = come));
    if (done) return;
  }
};

// Unpacks what the build compressed; static hosts send binary files as they are.
const unpacked = async (response) => {
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes, 0, 2);
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
};

const loading = {};
// The bytes of a model. Each is fetched once; after a failure it can be requested again.
self.loadModel = (model) => {
  const load = async () => {
    const priority = FIRST.includes(model) ? "high" : "low";
    const response = await fetch("./" + MODELS[model], { priority });
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    if (counting && FIRST.includes(model)) count(response).catch(() => {});
    return unpacked(response);
  };
  loading[model] ??= load().catch((error) => {
    delete loading[model];
    throw error;
  });
  return loading[model];
};

const code = fetch("./" + name + "_bg.wasm" + build, { priority: "high" });
if (counting) code.then(count).catch(() => {});
if (name === "worker") for (const model of FIRST) self.loadModel(model).catch(() => {});
const started = import("./" + name + ".js" + build).then(({ default: init }) => init({ module_or_path: code }));
// The page receives errors, but not unhandled rejections.
started.catch((error) => setTimeout(() => { throw error; }));
