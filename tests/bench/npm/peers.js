// node peers.js ROUNDS NAME FILE...: reads the files so often with one peer; prints
// its version, the best time in seconds without its start, and what it found.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const require = createRequire(import.meta.url);
const version = (name) => JSON.parse(readFileSync(
	require.resolve(name).replace(new RegExp(`(node_modules/${name})/.*`), "$1/package.json"))).version;

const peers = {
	"recognizers": async () => {
		const r = require("@microsoft/recognizers-text-suite");
		const culture = r.Culture.English;
		const kinds = [ r.recognizeNumber, r.recognizePercentage, r.recognizeDimension,
			r.recognizeTemperature, r.recognizeAge ];
		return [ "@microsoft/recognizers-text-suite",
			(text) => kinds.reduce((n, read) => n + read(text, culture).length, 0) ];
	},
	"compromise": async () => {
		const nlp = require("compromise");
		return [ "compromise", (text) => nlp(text).numbers().json().length ];
	},
	"wink": async () => {
		const wink = require("wink-nlp"), model = require("wink-eng-lite-web-model");
		const nlp = wink(model), its = nlp.its;
		const numbers = new Set([ "CARDINAL", "PERCENT", "ORDINAL", "MONEY", "DURATION", "TIME" ]);
		return [ "wink-nlp", (text) => nlp.readDoc(text).entities().out(its.type)
			.filter((type) => numbers.has(type)).length ];
	},
	"write-good": async () => {
		const lint = require("write-good");
		return [ "write-good", (text) => lint(text).length ];
	},
	"textlint": async () => {
		const { TextlintKernel } = await import("@textlint/kernel");
		const of = (name) => { const m = require(name); return m.default ?? m; };
		const kernel = new TextlintKernel();
		const options = {
			filePath: "article.md", ext: ".md",
			plugins: [ { pluginId: "markdown", plugin: of("@textlint/textlint-plugin-markdown") } ],
			rules: [ { ruleId: "write-good", rule: of("textlint-rule-write-good") } ],
		};
		return [ "@textlint/kernel", async (text) => (await kernel.lintText(text, options)).messages.length ];
	},
};

const [ , , rounds, name, ...files ] = process.argv;
const [ module, read ] = await peers[name]();
const texts = files.map((file) => readFileSync(file, "utf8"));
let best = Infinity, found = 0;

for (let round = 0; round < Number(rounds); round++) {
	const from = performance.now();

	found = 0;
	for (const text of texts)
		found += await read(text);
	best = Math.min(best, (performance.now() - from) / 1000);
}
console.log(version(module), best.toFixed(4), found);
