/** JSON values as Java writes them: AWS's runtime is a Java program, and some of its texts show it. */
import type { Json } from "../../../compiler/asl/definition";
import { isList } from "../json";

/** A value as Java's `toString` writes it: `{a=1, b=[x, y]}`. */
export function javaText(value: Json): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  if (isList(value)) return `[${value.map(javaText).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${key}=${javaText(member)}`);
  return `{${members.join(", ")}}`;
}

/** The class of the Java object that a JSON value is read into. */
export function javaClassOf(value: Json): string {
  if (value === null) return "null";
  if (typeof value === "string") return "java.lang.String";
  if (typeof value === "boolean") return "java.lang.Boolean";
  if (typeof value === "number") return javaNumberClass(value);
  return isList(value) ? "java.util.ArrayList" : "java.util.LinkedHashMap";
}

function javaNumberClass(value: number): string {
  if (!Number.isInteger(value)) return "java.lang.Double";
  return Math.abs(value) < 2 ** 31 ? "java.lang.Integer" : "java.lang.Long";
}
