/**
 * Loads the code of a command when it is needed. `import()` would be the word for it, but in a CommonJS package
 * it resolves by the rules of ES modules, which the sources do not follow.
 */
/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return -- see above; the
   types are those of the files */
import type { Run } from "./command";

interface Loaded {
  readonly run: Run;
}

export const loadCompile = (): Loaded => require("./compile");
export const loadCheck = (): Loaded => require("./check");
export const loadRun = (): Loaded => require("./run");
export const loadExplain = (): Loaded => require("./explain");
