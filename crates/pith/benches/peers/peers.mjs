// Times programs from npm on texts: `node peers.mjs FOLDER WORDS...` reads FOLDER/WORDS.txt and prints
// one line of JSON per program and text. A missing program is reported and skipped.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, ...lengths] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), "package.json"));

const peers = {
  "wink-nlp": {
    does: "tokens, sentences, entities",
    packages: ["wink-nlp", "wink-eng-lite-web-model"],
    make: ([winkNLP, model]) => {
      const nlp = winkNLP(model);
      return (text) => nlp.readDoc(text).entities().out();
    },
  },
  compromise: {
    does: "tokens, sentences, people, places, organizations",
    packages: ["compromise"],
    make: ([nlp]) => (text) => nlp(text).topics().out("array"),
  },
  lexrank: {
    does: "summary",
    packages: ["lexrank"],
    make: ([lexrank]) => (text) =>
      new Promise((resolve, reject) =>
        lexrank.summarize(text, 3, (error, ...found) => (error ? reject(error) : resolve(found)))),
  },
};

// The median of several rounds: many for quick programs, one for slow ones.
const time = async (run) => {
  const times = [];
  const begin = performance.now();
  do {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  } while (times.length < 9 && performance.now() - begin < 15_000);
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
};

for (const [peer, { does, packages, make }] of Object.entries(peers)) {
  try {
    const run = make(packages.map((name) => require(name)));
    const version = require(join(process.cwd(), "node_modules", packages[0], "package.json")).version;
    await run(readFileSync(join(folder, `${lengths[0]}.txt`), "utf8"));
    for (const words of lengths) {
      const text = readFileSync(join(folder, `${words}.txt`), "utf8");
      const ms = await time(() => run(text));
      console.log(JSON.stringify({ peer: `${peer} ${version}`, does, words: Number(words), ms }));
      // A program this slow might take minutes on ten times the text.
      if (ms > 2_000) break;
    }
  } catch (error) {
    console.error(`${peer} is left out: ${error.message}`);
  }
}
