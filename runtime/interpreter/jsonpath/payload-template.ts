/**
 * Payload templates of JSONPath mode: JSON in which a key `name.$` stands for a member `name` whose value is found
 * by a path or computed by an intrinsic function.
 */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";

export type PayloadTemplate =
  | { readonly kind: "literal"; readonly value: Json }
  | { readonly kind: "list"; readonly members: readonly PayloadTemplate[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, PayloadTemplate])[] }
  /** `field` is the key as the template writes it, `value.$`. */
  | { readonly kind: "lookup"; readonly field: string; readonly text: string };

const compiled = new WeakMap<object, PayloadTemplate>();

/** The compiled form of a template; made once for each list and object. */
export function payloadTemplateOf(template: Json): PayloadTemplate {
  if (typeof template !== "object" || template === null) return { kind: "literal", value: template };
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const made = isList(template) ? ofList(template) : ofObject(template);
  compiled.set(template, made);
  return made;
}

function ofList(template: readonly Json[]): PayloadTemplate {
  const members = template.map(payloadTemplateOf);
  return members.every(isLiteral) ? { kind: "literal", value: template } : { kind: "list", members };
}

function ofObject(template: { readonly [key: string]: Json }): PayloadTemplate {
  const members = Object.entries(template).map(([key, member]): readonly [string, PayloadTemplate] =>
    key.endsWith(".$") && typeof member === "string"
      ? [key.slice(0, -2), { kind: "lookup", field: key, text: member }]
      : [key, payloadTemplateOf(member)],
  );
  return members.every(([, member]) => isLiteral(member))
    ? { kind: "literal", value: template }
    : { kind: "object", members };
}

function isLiteral(template: PayloadTemplate): boolean {
  return template.kind === "literal";
}
