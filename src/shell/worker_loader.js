// Starts the worker that its name says. The page asks for this file with its build
// id as the query, and the parts are asked for with the same: no cache can bring a worker of an older
// build.

const build = self.location.search;
const name = self.name;
importScripts("./" + name + ".js" + build);
const started = wasm_bindgen({ module_or_path: "./" + name + "_bg.wasm" + build });
// The page hears of an error, but not of a rejection.
started.catch((error) => setTimeout(() => { throw error; }));
