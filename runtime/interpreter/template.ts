/**
 * Templates: JSON some of whose strings are expressions. Each `{% … %}` is an evaluation of its own;
 * whatever holds none is taken as it stands.
 */
import type { Json, Template } from "../../compiler/asl/definition";
import { isList } from "./json";
import { expressionOf, type Expression } from "./jsonata/expression";

export type CompiledTemplate =
  | { readonly kind: "literal"; readonly value: Json }
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "list"; readonly members: readonly CompiledTemplate[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, CompiledTemplate])[] };

const compiled = new WeakMap<object, CompiledTemplate>();

/** The compiled form of a template; made once for each list and object. */
export function templateOf(template: Template): CompiledTemplate {
  if (typeof template === "string") return ofText(template);
  if (typeof template !== "object" || template === null) return { kind: "literal", value: template };
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const made = isList(template) ? ofList(template) : ofObject(template);
  compiled.set(template, made);
  return made;
}

/** The text of the expression that a string is; undefined for a plain string. */
export function expressionText(text: string): string | undefined {
  return text.startsWith("{%") && text.endsWith("%}") && text.length >= 4 ? text.slice(2, -2).trim() : undefined;
}

const texts = new Map<string, CompiledTemplate>();
const mostTexts = 10_000;

function ofText(text: string): CompiledTemplate {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const source = expressionText(text);
  if (source === undefined) return { kind: "literal", value: text };
  const made: CompiledTemplate = { kind: "expression", expression: expressionOf(source) };
  if (texts.size >= mostTexts) texts.clear();
  texts.set(text, made);
  return made;
}

function ofList(template: readonly Template[]): CompiledTemplate {
  const members = template.map(templateOf);
  return members.every(isLiteral) ? { kind: "literal", value: template } : { kind: "list", members };
}

function ofObject(template: { readonly [key: string]: Template }): CompiledTemplate {
  const members = Object.entries(template).map(([key, member]) => [key, templateOf(member)] as const);
  return members.every(([, member]) => isLiteral(member))
    ? { kind: "literal", value: template }
    : { kind: "object", members };
}

function isLiteral(template: CompiledTemplate): boolean {
  return template.kind === "literal";
}
