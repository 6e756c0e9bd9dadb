/**
 * JSON as a person reads it: what fits stands on one line, in prettier's own layout whatever the project has configured.
 * The lines are prettier's to break; what it would first parse is known here already.
 *
 *   { "Type": "Task", "Retry": [{ "ErrorEquals": ["States.ALL"] }] }
 */
import { builders, printer, type builders as Docs } from "prettier/doc";

const { fill, group, hardline, indent, join, line, softline } = builders;
const style = { printWidth: 120, tabWidth: 2, useTabs: false };

/** The text of a value that is plain data; a property that is undefined is none. */
export function jsonText(value: object): string {
  return printer.printDocToString([docOf(value), hardline], style).formatted;
}

function docOf(value: unknown): Docs.Doc {
  if (Array.isArray(value)) return listOf(value);
  if (typeof value === "object" && value !== null) return recordOf(value);
  // The exponent of a number has no plus.
  return typeof value === "number" ? JSON.stringify(value).replace("e+", "e") : leafOf(value);
}

function leafOf(value: unknown): string {
  return value === undefined ? "null" : JSON.stringify(value);
}

function recordOf(value: object): Docs.Doc {
  const properties = propertiesOf(value).map(([key, each]) => [`${JSON.stringify(key)}: `, docOf(each)]);
  return properties.length === 0 ? "{}" : group(["{", indent([line, join([",", line], properties)]), line, "}"]);
}

/** A list of numbers has as many to a line as there is room for. */
function listOf(values: readonly unknown[]): Docs.Doc {
  if (values.length === 0) return "[]";
  const items = values.map(docOf);
  const isFilled = values.length > 1 && values.every((each) => typeof each === "number");
  const inside = isFilled ? filled(items) : join([",", line], items);
  return group(["[", indent([softline, inside]), softline, "]"], { shouldBreak: isTable(values) });
}

function filled(items: readonly Docs.Doc[]): Docs.Doc {
  return fill(items.flatMap((item, at) => (at < items.length - 1 ? [[item, ","], line] : [item])));
}

/** A list of several lists, or of several objects, of which each has more than one part, gets a line for each. */
function isTable(values: readonly unknown[]): boolean {
  return (
    values.length > 1 &&
    values.every((each) => Array.isArray(each) === Array.isArray(values[0]) && partsOf(each).length > 1)
  );
}

function partsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? propertiesOf(value) : [];
}

function propertiesOf(value: object): readonly (readonly [key: string, value: unknown])[] {
  return Object.entries(value).filter(([, each]) => each !== undefined);
}
