// Starts the worker. The page asks for this file with its build id as the query, and the parts are
// asked for with the same: no cache can bring a worker of an older build.

const build = self.location.search;
importScripts("./worker.js" + build);
wasm_bindgen({ module_or_path: "./worker_bg.wasm" + build });
