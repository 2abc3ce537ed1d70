// webpack's command line without its command line's package: node webpack.mjs <node_modules> <target> <out> <name=entry>…
import { createRequire } from "node:module";
import path from "node:path";

const [tools, target, out, ...entries] = process.argv.slice(2);
const webpack = createRequire(`${tools}/`)("webpack");
const entry = Object.fromEntries(entries.map((each) => each.split("=")));

webpack({ mode: "production", target, entry, output: { path: path.resolve(out) } }, (error, stats) => {
  if (!error && !stats.hasErrors() && !stats.hasWarnings()) return;
  console.log(error ?? stats.toString());
  process.exitCode = 1;
});
