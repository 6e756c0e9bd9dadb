/**
 * Loads the code of a command when it is needed. `import()` would be the word for it, but in a CommonJS package
 * it resolves by the rules of ES modules, which the sources do not follow.
 */
/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return,
   @typescript-eslint/no-unsafe-assignment -- see above: a required module is untyped, its `run` is a Run */
import type { Run } from "./command";

export const loadCompile = (): Run => {
  const { run } = require("./compile");
  return run;
};
export const loadCheck = (): Run => {
  const { run } = require("./check");
  return run;
};
export const loadRun = (): Run => {
  const { run } = require("./run");
  return run;
};
export const loadInspect = (): Run => {
  const { run } = require("./inspect");
  return run;
};
export const loadExplain = (): Run => {
  const { run } = require("./explain");
  return run;
};
export const loadGraph = (): Run => {
  const { run } = require("./graph");
  return run;
};
