/** `ResultPath`: puts a result into the input of its state, sharing everything that stays as it was. */
import type { Json } from "../../compiler/asl/definition";
import { isList } from "./json";
import type { Token } from "./jsonpath/path";
import { referenceOf } from "./jsonpath/reference";

/** The input with a value at a path; undefined where the path cannot be applied to it. */
export function placed(input: Json, path: string, value: Json): Json | undefined {
  const { tokens } = referenceOf(path).path;
  return put(input, tokens, value);
}

function put(holder: Json | undefined, tokens: readonly Token[], value: Json): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (token.kind === "names") return putMember(holder, token.names[0] ?? "", { rest, value });
  return token.kind === "indexes" ? putElement(holder, token.indexes[0] ?? 0, { rest, value }) : undefined;
}

interface Remainder {
  readonly rest: readonly Token[];
  readonly value: Json;
}

function putMember(holder: Json | undefined, name: string, { rest, value }: Remainder): Json | undefined {
  const object = holder ?? {};
  if (holder === null || typeof object !== "object" || isList(object)) return undefined;
  const member = put(Object.hasOwn(object, name) ? object[name] : undefined, rest, value);
  return member === undefined ? undefined : { ...object, [name]: member };
}

function putElement(holder: Json | undefined, index: number, { rest, value }: Remainder): Json | undefined {
  if (holder === undefined || !isList(holder) || index < 0 || index >= holder.length) return undefined;
  const element = put(holder[index], rest, value);
  return element === undefined ? undefined : holder.map((each, at) => (at === index ? element : each));
}
