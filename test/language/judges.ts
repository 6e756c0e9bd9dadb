/** What others say of a definition: asl-validator of the whole, jsonata itself of every expression in it. */
import jsonata from "jsonata";
import { createRequire } from "node:module";
import type { Definition } from "../../compiler/asl/definition";

interface Verdict {
  readonly isValid: boolean;
  errorsText(): string;
}

type Constructor = new (options: object) => object;

/**
 * asl-validator makes a new ajv, and compiles all its schemas, for every definition: here they share the first one,
 * which lets nobody add the same formats and keywords again.
 */
function shareAjv(): void {
  const ajv = createRequire(require.resolve("asl-validator")).resolve("ajv");
  const { default: Original } = jest.requireActual<{ readonly default: Constructor }>(ajv);
  let shared: object | undefined;
  const ignore = (): object | undefined => shared;
  jest.doMock(ajv, () => ({
    __esModule: true,
    default: function Ajv(options: object): object {
      if (shared === undefined) return (shared = new Original(options));
      return Object.assign(shared, { addFormat: ignore, addKeyword: ignore });
    },
  }));
}

let validate: ((definition: unknown) => Verdict) | undefined;

/** What asl-validator finds wrong, or an empty text. It writes to what it validates, so it gets a copy. */
export function findInvalid(definition: Definition): string {
  if (validate === undefined) shareAjv();
  validate ??= jest.requireActual<(definition: unknown) => Verdict>("asl-validator");
  const verdict = validate(JSON.parse(JSON.stringify(definition)));
  return verdict.isValid ? "" : verdict.errorsText();
}

/** The expressions that jsonata cannot parse, or that could not stand alone in a definition. */
export function findBadExpressions(definition: Definition): readonly string[] {
  return textsIn(definition).filter((text) => text.startsWith("{%") && !isExpression(text));
}

function isExpression(text: string): boolean {
  if (!text.endsWith("%}")) return false;
  try {
    jsonata(text.slice(2, -2));
    return true;
  } catch {
    return false;
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
