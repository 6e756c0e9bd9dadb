/**
 * A JSONPath as data. Step Functions' dialect is that of the Java library Jayway, whose words its error messages quote;
 * https://github.com/json-path/JsonPath
 */
import type { Predicate } from "./predicate";

export type Token =
  /** `.name`, `['name']`, `['one','other']` */
  | { readonly kind: "names"; readonly names: readonly string[] }
  /** `[0]`, `[-1]`, `[0,2]` */
  | { readonly kind: "indexes"; readonly indexes: readonly number[] }
  /** `[1:5]`, `[:2]`, `[-2:]` */
  | { readonly kind: "slice"; readonly from: number | null; readonly to: number | null }
  /** `*` */
  | { readonly kind: "wildcard" }
  /** `..`: what follows is looked for at every depth. */
  | { readonly kind: "scan" }
  /** `[?(…)]` */
  | { readonly kind: "filter"; readonly predicate: Predicate }
  /** `.length()` */
  | { readonly kind: "call"; readonly name: string };

export interface Path {
  readonly tokens: readonly Token[];
  /** It names one value at most; any other gives the list of what it finds. */
  readonly definite: boolean;
}

/** Whether a token names one value at most. */
export function isDefinite(token: Token, isLast: boolean): boolean {
  if (token.kind === "names") return token.names.length === 1 || isLast;
  return token.kind === "call" || (token.kind === "indexes" && token.indexes.length === 1);
}

/** A path in the brackets with which Jayway writes it: `$['a'][0]`. */
export function textOfPath(tokens: readonly Token[]): string {
  return `$${tokens.map(textOfToken).join("")}`;
}

/** One token in brackets. */
export function textOfToken(token: Token): string {
  switch (token.kind) {
    case "names":
      return `[${token.names.map((name) => `'${name}'`).join(",")}]`;
    case "indexes":
      return `[${token.indexes.join(",")}]`;
    case "slice":
      return `[${token.from ?? ""}:${token.to ?? ""}]`;
    case "wildcard":
      return "[*]";
    case "scan":
      return "..";
    case "filter":
      return "[?]";
    case "call":
      return `.${token.name}()`;
  }
}
