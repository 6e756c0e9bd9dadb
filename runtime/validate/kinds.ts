/** What the value of a field may be. The tables of fields are made of these. */

export type Kind =
  | { readonly kind: "anything" }
  | { readonly kind: "boolean" }
  /** A whole number; in JSONata mode an expression, where `computed`. */
  | { readonly kind: "integer"; readonly least: number; readonly most: number; readonly computed: boolean }
  | { readonly kind: "number"; readonly least: number; readonly most: number; readonly computed: boolean }
  | { readonly kind: "list"; readonly mayBeEmpty: boolean }
  | { readonly kind: "object" }
  | { readonly kind: "oneOf"; readonly values: readonly string[] }
  /** A JSONPath, a path into the context object or a variable; null where it `mayDiscard`. */
  | { readonly kind: "path"; readonly mayDiscard: boolean; readonly intrinsics: boolean }
  /** A path that names one place: no wildcards, filters or slices. */
  | { readonly kind: "referencePath"; readonly mayDiscard: boolean }
  /** JSON with expressions or `.$` keys in it; an object, or in JSONata mode perhaps anything. */
  | { readonly kind: "template"; readonly objectOnly: boolean }
  | { readonly kind: "text" }
  /** Text that is, in JSONata mode, perhaps an expression. */
  | { readonly kind: "computedText" }
  | { readonly kind: "timestamp" };

export const anything: Kind = { kind: "anything" };
export const boolean: Kind = { kind: "boolean" };
export const object: Kind = { kind: "object" };
export const text: Kind = { kind: "text" };
export const computedText: Kind = { kind: "computedText" };
export const timestamp: Kind = { kind: "timestamp" };
export const list: Kind = { kind: "list", mayBeEmpty: true };
export const filledList: Kind = { kind: "list", mayBeEmpty: false };
export const path: Kind = { kind: "path", mayDiscard: false, intrinsics: false };
export const pathOrNull: Kind = { kind: "path", mayDiscard: true, intrinsics: false };
export const pathOrIntrinsic: Kind = { kind: "path", mayDiscard: false, intrinsics: true };
export const referencePath: Kind = { kind: "referencePath", mayDiscard: false };
export const referencePathOrNull: Kind = { kind: "referencePath", mayDiscard: true };
export const template: Kind = { kind: "template", objectOnly: false };
export const objectTemplate: Kind = { kind: "template", objectOnly: true };

/** One of a few words. */
export function oneOf(...values: readonly string[]): Kind {
  return { kind: "oneOf", values };
}

/** A whole number written in the definition. */
export function integer(least: number, most = Infinity): Kind {
  return { kind: "integer", least, most, computed: false };
}

/** A whole number, which in JSONata mode may be computed. */
export function computedInteger(least: number, most = Infinity): Kind {
  return { kind: "integer", least, most, computed: true };
}

/** A number written in the definition. */
export function number(least: number, most = Infinity): Kind {
  return { kind: "number", least, most, computed: false };
}

/** A number, which in JSONata mode may be computed. */
export function computedNumber(least: number, most = Infinity): Kind {
  return { kind: "number", least, most, computed: true };
}
