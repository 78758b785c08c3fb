// Starts the worker that its name says. The page asks for this file with its build id as the query, and
// the code is asked for with the same: no cache can bring a worker of an older build. Everything that the
// worker needs before its first answer is asked for at once, so that it arrives side by side.

const build = self.location.search;
// "worker counting" tells the page how many bytes have come of what its first answer needs.
const [name, counting] = self.name.split(" ");

// The learned models' files by job and language. A file's name has the hash of its content, so that it
// stays cached whatever else changes. `cargo xtask build` fills this in.
const MODELS = {};
const FIRST = ["article", "summary"];

let come = 0;
// Tells the page of the bytes of a response as they come. Reading them twice would keep a browser from using
// the compiled code that it has cached, so this is for first visits alone.
const count = async (response) => {
  for (let last = 0, reader = response.clone().body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (!done) come += value.length;
    if (done || come - last > 32_000) postMessage((last = come));
    if (done) return;
  }
};

// What the build packed is unpacked: static hosts send what they take for binary as it is.
const unpacked = async (response) => {
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes, 0, 2);
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
};

const loading = {};
// The bytes of a model. Each is fetched once; after a failure it can be asked for again.
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
importScripts("./" + name + ".js" + build);
const started = wasm_bindgen({ module_or_path: code });
// The page hears of an error, but not of a rejection.
started.catch((error) => setTimeout(() => { throw error; }));
