/** An object with known fields, and the check of a value against it. */
import { isRecord } from "../interpreter/json";
import { below } from "./diagnostic";
import type { Kind } from "./kinds";
import type { Language, Setting } from "./setting";
import { checkValue } from "./values";

export interface Field {
  readonly kind: Kind;
  /** The one query language that has the field. */
  readonly language?: Language;
  /** The fields of `$states` that its expressions can read besides `input` and `context`. */
  readonly states?: readonly string[];
}

export interface Shape {
  readonly fields: { readonly [field: string]: Field };
  readonly required?: readonly string[];
  /** Sets of fields of which exactly one has to be there. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Sets of fields of which at most one may be there. */
  readonly notBoth?: readonly (readonly string[])[];
}

export type Fields = { readonly [field: string]: unknown };

/** Checks the fields of an object: which there are, which are missing, and what each holds. */
export function checkShape(value: Fields, shape: Shape, location: string, setting: Setting): void {
  checkKnown(value, shape, location, setting);
  checkPresence(value, shape, location, setting);
  for (const [name, field] of Object.entries(shape.fields)) {
    if (!Object.hasOwn(value, name)) continue;
    if (field.language === undefined || field.language === setting.language) {
      const known = field.states ?? [];
      checkValue(value[name], field.kind, below(location, name), { ...setting, known });
    }
  }
}

/** The object that a value should be; undefined, and reported, when it is none. */
export function recordAt(value: unknown, location: string, setting: Setting): Fields | undefined {
  if (isRecord(value)) return value;
  setting.findings.schema("Expected value of type [OBJECT]", location);
  return undefined;
}

function checkKnown(value: Fields, shape: Shape, location: string, { language, findings }: Setting): void {
  for (const name of Object.keys(value)) {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (field === undefined) findings.schema(`Field '${name}' is not supported`, location);
    else if (field.language !== undefined && field.language !== language) {
      findings.schema(
        `The QueryLanguage is set to '${language}', but field '${name}' is only supported for the '${field.language}' QueryLanguage`,
        location,
      );
    }
  }
}

function checkPresence(value: Fields, shape: Shape, location: string, { findings }: Setting): void {
  const missing = (shape.required ?? []).filter((name) => !Object.hasOwn(value, name));
  if (missing.length > 0) findings.schema(`These fields are required: [${missing.join(", ")}]`, location);
  const there = (names: readonly string[]): number => names.filter((name) => Object.hasOwn(value, name)).length;
  for (const names of [...(shape.oneOf ?? []), ...(shape.notBoth ?? [])]) {
    if (there(names) > 1) {
      findings.schema(`There should only be one of the following fields: [${names.join(", ")}]`, location);
    }
  }
  for (const names of shape.oneOf ?? []) {
    if (there(names) > 0) continue;
    findings.schema(`This object should have only one of the following fields: [${names.join(", ")}]`, location);
  }
}
