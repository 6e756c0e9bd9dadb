/**
 * The document client as it is at run time: the project's own `@aws-sdk/lib-dynamodb` says where plain values stand, and its
 * own `marshall` and `unmarshall` make tagged ones of them. The witness for what the compiler has made of the same call.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { SdkTarget } from "../../../compiler/ir/target";
import { isRecord } from "../json";

export const documentModule = "@aws-sdk/lib-dynamodb";

/** What becomes of one value; `options` are those of the client. */
type Change = (value: unknown) => unknown;

/** Where plain values are: below these keys; `*` is any key, nothing more is a value of its own, `{}` or `[]` all that is there. */
type Nodes = unknown;

/** The plain values of a command's arguments as tagged ones. */
export function marshalledInput(root: string, target: SdkTarget, input: unknown, options: object = {}): unknown {
  const marshall = functionOf(root, "marshall");
  const change: Change = (value) => marshall(value, { convertTopLevelContainer: true, ...options });
  return changedBelow(input, nodesOf(root, target, "inputKeyNodes"), change);
}

/** The plain values of an answer as tagged ones. */
export function marshalledOutput(root: string, target: SdkTarget, output: unknown): unknown {
  const marshall = functionOf(root, "marshall");
  const change: Change = (value) => marshall(value, { convertTopLevelContainer: true, removeUndefinedValues: true });
  return changedBelow(output, nodesOf(root, target, "outputKeyNodes"), change);
}

/** The tagged values of a command's arguments, or of an answer, as plain ones. */
export function unmarshalled(root: string, target: SdkTarget, value: unknown, of: "input" | "output"): unknown {
  const unmarshall = functionOf(root, "unmarshall");
  const change: Change = (each) => unmarshall(each, { convertWithoutMapWrapper: true });
  return changedBelow(value, nodesOf(root, target, of === "input" ? "inputKeyNodes" : "outputKeyNodes"), change);
}

/** Sets as JSON can show them: a list would be taken for a list. */
export function shownSets(value: unknown): unknown {
  if (value instanceof Set) return { Set: [...value].sort() };
  if (Array.isArray(value)) return value.map(shownSets);
  return isRecord(value) && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shownSets(each)]))
    : value;
}

function nodesOf(root: string, { document = "" }: SdkTarget, name: string): Nodes {
  const found = libraryOf(root)[document];
  const made: unknown = typeof found === "function" ? Reflect.construct(found, [{}]) : undefined;
  return isRecord(made) ? made[name] : undefined;
}

function libraryOf(root: string): { readonly [name: string]: unknown } {
  const loaded: unknown = createRequire(join(root, "package.json"))(documentModule);
  return isRecord(loaded) ? loaded : {};
}

/** A function of the package that the library itself converts with. */
function functionOf(root: string, name: string): (value: unknown, options: object) => unknown {
  const library = createRequire(join(root, "package.json")).resolve(documentModule);
  const loaded: unknown = createRequire(library)("@aws-sdk/util-dynamodb");
  const found = isRecord(loaded) ? loaded[name] : undefined;
  if (typeof found !== "function") throw new Error(`@aws-sdk/util-dynamodb has no ${name}`);
  return (value, options): unknown => Reflect.apply(found, undefined, [value, options]);
}

function changedBelow(value: unknown, nodes: Nodes, change: Change): unknown {
  if (value === undefined) return undefined;
  if (nodes === null) return change(value);
  const keys = Array.isArray(nodes) || !isRecord(nodes) ? [] : Object.keys(nodes);
  if (nodes === undefined) return value;
  const [only] = keys;
  if (keys.length === 0) return mapped(value, change);
  const inner = isRecord(nodes) ? nodes : {};
  if (keys.length === 1 && only === "*") return mapped(value, (each) => changedBelow(each, inner["*"], change));
  if (!isRecord(value)) return value;
  const changed = keys.map((key) => [key, changedBelow(value[key], inner[key], change)] as const);
  return { ...value, ...Object.fromEntries(changed.filter(([, each]) => each !== undefined)) };
}

/** Each entry of a list or an object; what is undefined among them is left out. */
function mapped(value: unknown, change: Change): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => (each === undefined ? each : change(each)));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, change(each)]));
}
