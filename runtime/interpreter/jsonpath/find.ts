/** Follows a path through a document. Why nothing was found is said in the words of Jayway, which AWS quotes. */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";
import { call } from "./calls";
import { javaClassOf, javaText } from "./java-text";
import { textOfPath, textOfToken, type Path, type Token } from "./path";
import { holds } from "./predicate";

export type Found =
  | { readonly kind: "found"; readonly value: Json }
  /** `pastEnd`: all that was missing is an element behind the end of a list. */
  | { readonly kind: "missing"; readonly reason: string; readonly pastEnd?: boolean };

/** What a path finds: one value, or the list of all for a path that is not definite. */
export function find(path: Path, root: Json): Found {
  return path.definite ? findOne(path, root) : findAll(path, root);
}

function findOne({ tokens }: Path, root: Json): Found {
  const value = plainMember(tokens, root);
  return value === undefined ? explain(tokens, root) : { kind: "found", value };
}

/** The commonest paths, names of objects only. */
function plainMember(tokens: readonly Token[], root: Json): Json | undefined {
  let value: Json | undefined = root;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== "names" || token.names.length > 1) return undefined;
    if (typeof value !== "object" || value === null || isList(value)) return undefined;
    const name: string = token.names[0] ?? "";
    value = Object.hasOwn(value, name) ? value[name] : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

function explain(tokens: readonly Token[], root: Json): Found {
  let value = root;
  for (const [at, token] of tokens.entries()) {
    const isLast = at === tokens.length - 1;
    const step = stepTo(value, token, { before: () => tokens.slice(0, at), isLast });
    if (step.kind === "missing") return step.reason === "" ? nothingAt(tokens, token, isLast) : step;
    value = step.value;
  }
  return { kind: "found", value };
}

function nothingAt(tokens: readonly Token[], token: Token, isLast: boolean): Found {
  const reason = `No results for path: ${textOfPath(tokens)}`;
  return { kind: "missing", reason, pastEnd: isLast && token.kind === "indexes" };
}

interface Where {
  readonly before: () => readonly Token[];
  readonly isLast: boolean;
}

function stepTo(value: Json, token: Token, where: Where): Found {
  if (token.kind === "names") return stepToNames(value, token, where);
  if (token.kind === "indexes") return stepToIndex(value, token, where);
  const result = token.kind === "call" ? call(token.name, value) : undefined;
  return result === undefined ? { kind: "missing", reason: "" } : { kind: "found", value: result };
}

function stepToNames(value: Json, token: Extract<Token, { kind: "names" }>, where: Where): Found {
  if (typeof value !== "object" || value === null || isList(value)) {
    const reason =
      `Expected to find an object with property ${textOfToken(token)} in path ${textOfPath(where.before())} but ` +
      `found '${javaClassOf(value)}'. This is not a json object according to the JsonProvider: ` +
      `'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.`;
    return { kind: "missing", reason };
  }
  const [name = ""] = token.names;
  if (token.names.length > 1) {
    const members = token.names
      .filter((each) => Object.hasOwn(value, each))
      .map((each) => [each, value[each] ?? null] as const);
    return { kind: "found", value: Object.fromEntries(members) };
  }
  const member = Object.hasOwn(value, name) ? value[name] : undefined;
  if (member !== undefined) return { kind: "found", value: member };
  const reason = where.isLast ? "" : `Missing property in path ${textOfPath([...where.before(), token])}`;
  return { kind: "missing", reason };
}

function stepToIndex(value: Json, token: Extract<Token, { kind: "indexes" }>, where: Where): Found {
  if (value === null) return { kind: "missing", reason: `The path ${textOfPath(where.before())} is null` };
  if (!isList(value)) {
    const filter = `Filter: ${textOfToken(token)} can only be applied to arrays.`;
    return { kind: "missing", reason: `${filter} Current context is: ${javaText(value)}` };
  }
  const member = value.at(token.indexes[0] ?? 0);
  return member === undefined ? { kind: "missing", reason: "" } : { kind: "found", value: member };
}

/** Where the part of the path that names one value leads nowhere, Jayway complains; AWS takes that for nothing found. */
function findAll({ tokens }: Path, root: Json): Found {
  let values: readonly Json[] = [root];
  let depth = false;
  for (const token of tokens) {
    if (token.kind === "scan") {
      depth = true;
      continue;
    }
    const from = depth ? values.flatMap(withDescendants) : values;
    depth = false;
    values = from.flatMap((value) => spread(value, token, root));
  }
  return { kind: "found", value: depth ? values.flatMap(withDescendants) : values };
}

function withDescendants(value: Json): readonly Json[] {
  if (typeof value !== "object" || value === null) return [value];
  return [value, ...membersOf(value).flatMap(withDescendants)];
}

function membersOf(value: Json): readonly Json[] {
  if (typeof value !== "object" || value === null) return [];
  return isList(value) ? value : Object.values(value);
}

function spread(value: Json, token: Token, root: Json): readonly Json[] {
  switch (token.kind) {
    case "wildcard":
      return membersOf(value);
    case "filter":
      return (isList(value) ? value : [value]).filter((here) => holds(token.predicate, { here, root, find: valueAt }));
    case "slice":
      return isList(value) ? value.slice(token.from ?? 0, token.to ?? value.length) : [];
    case "indexes":
      return isList(value) ? token.indexes.flatMap((index) => wrapped(value.at(index))) : [];
    case "names":
      return token.names.flatMap((name) => member(value, name));
    case "call":
      return wrapped(call(token.name, value));
    case "scan":
      return [];
  }
}

function valueAt(path: Path, start: Json): Json | undefined {
  const found = find(path, start);
  return found.kind === "found" ? found.value : undefined;
}

function wrapped(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : [value];
}

function member(value: Json, name: string): readonly Json[] {
  if (typeof value !== "object" || value === null || isList(value) || !Object.hasOwn(value, name)) return [];
  return [value[name] ?? null];
}
