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

/**
 * What does nothing: variables that are assigned and never read (but for the sake of the error that their value may
 * raise), Pass states that assign nothing on their way on.
 */
export function findIdle(definition: Definition): readonly string[] {
  const states = Object.entries(definition.States);
  const texts = textsIn(definition).join("\n");
  const isRead = (name: string): boolean => new RegExp(`\\$${name}(?![A-Za-z0-9_])`).test(texts);
  const assigned = states.flatMap(([, state]) => assignsIn(state));
  const unread = assigned.filter(([name, value]) => !isRead(name) && !JSON.stringify(value).includes("$error("));
  const idle = states.filter(([, state]) => state.Type === "Pass" && "Next" in state && state.Assign === undefined);
  return [...unread.map(([name]) => `$${name}`), ...idle.map(([name]) => name)];
}

function assignsIn(part: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    key === "Assign" && typeof value === "object" && value !== null ? Object.entries(value) : assignsIn(value),
  );
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
