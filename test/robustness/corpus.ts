/** Real sources: those of this project, and TypeScript and JavaScript that its dependencies ship. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../build/temporary-project";

export interface Module {
  /** From the root of the project. */
  readonly path: string;
  readonly text: string;
}

const rooms = ["src", "compiler", "runtime", "workflows", "test"];

const packages = [
  ...["zod/src", "ajv/lib", "ajv-formats/src", "@bcoe/v8-coverage/src", "tsconfig-paths/src", "asl-validator/src"],
  ...["@babel/core/src", "fast-uri/types", "asl-path-validator/src", "@jridgewell/trace-mapping/src"],
  ...["@jridgewell/gen-mapping/src", "@jridgewell/remapping/src", "@jridgewell/sourcemap-codec/src"],
  ...[
    "jsonata",
    "semver",
    "commander",
    "yaml/dist",
    "picomatch",
    "minimatch/dist",
    "jest-circus/build",
    "dependency-cruiser/src",
  ],
].map((folder) => `node_modules/${folder}`);

/** Of modules that are one and the same in many languages of people, one is enough. */
const translated = /\/locales\/(?!en\.)/;

/** Modules of a size that a person reads, in the order of their paths. */
export function corpus(): readonly Module[] {
  return [...rooms, ...packages]
    .flatMap((folder) => filesBelow(folder))
    .filter(
      (path) => /\.[cm]?[jt]s$/.test(path) && !/\.d\.[cm]?ts$|\.min\.|\/(fixtures|browser|esm|robustness)\//.test(path),
    )
    .filter((path) => !translated.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(repository, path), "utf8") }))
    .filter(({ text }) => text.length < 80_000);
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(join(repository, folder))) return [];
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(repository.length + 1));
}

/** So many of a list, spread over all of it. */
export function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, all.length / count);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}
