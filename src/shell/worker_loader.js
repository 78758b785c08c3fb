// Starts the worker that its name says. The page asks for this file with its build id as the query, and
// the code is asked for with the same: no cache can bring a worker of an older build. Everything that the
// worker needs before its first answer is asked for at once, so that it arrives side by side.

const build = self.location.search;
const name = self.name;

// The learned models' files by job and language. A file's name has the hash of its content, so that it
// stays cached whatever else changes. `cargo xtask build` fills this in.
const MODELS = {};
const FIRST = ["article", "summary"];

const loading = {};
// The bytes of a model. Each is fetched once; after a failure it can be asked for again.
self.loadModel = (model) => {
  const load = async () => {
    const priority = FIRST.includes(model) ? "high" : "low";
    const response = await fetch("./" + MODELS[model], { priority });
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response.arrayBuffer();
  };
  loading[model] ??= load().catch((error) => {
    delete loading[model];
    throw error;
  });
  return loading[model];
};

const code = fetch("./" + name + "_bg.wasm" + build);
if (name === "worker") for (const model of FIRST) self.loadModel(model).catch(() => {});
importScripts("./" + name + ".js" + build);
const started = wasm_bindgen({ module_or_path: code });
// The page hears of an error, but not of a rejection.
started.catch((error) => setTimeout(() => { throw error; }));
