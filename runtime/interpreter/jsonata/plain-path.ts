/** The commonest expressions, `$name` and `$states.input.order.id`, which need no evaluator. */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";
import type { SyntaxNode } from "./syntax";
import { childrenOf, variableName } from "./syntax";

export interface PlainPath {
  readonly variable: string;
  readonly names: readonly string[];
}

/** The path that a tree is; undefined for everything that is more than a variable and names. */
export function plainPath(root: SyntaxNode): PlainPath | undefined {
  if (!hasOnly(root, ["type", "value", "position", "steps"])) return undefined;
  const steps = root.type === "path" ? childrenOf(root) : [root];
  const [first, ...rest] = steps;
  const variable = variableName(first);
  if (variable === undefined || variable === "" || variable === "$") return undefined;
  const names: string[] = [];
  for (const step of steps) if (!hasOnly(step, ["type", "value", "position"])) return undefined;
  for (const step of rest) {
    if (step.type !== "name" || typeof step["value"] !== "string") return undefined;
    names.push(step["value"]);
  }
  return { variable, names };
}

/** The value at the end of a path: undefined where there is none, "list" where jsonata has to go on. */
export function follow(path: PlainPath, start: Json): { readonly value: Json } | "list" | undefined {
  let value: Json | undefined = start;
  for (const name of path.names) {
    if (typeof value !== "object" || value === null) return undefined;
    if (isList(value)) return "list";
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value === undefined ? undefined : { value };
}

function hasOnly(node: SyntaxNode, fields: readonly string[]): boolean {
  return Object.keys(node).every((field) => fields.includes(field));
}
