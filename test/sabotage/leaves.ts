/** The leaves of a template: its values, each of which can be another one. */
import type { Json } from "../../compiler/asl/definition";

/** The template once for each of its leaves, with that leaf replaced; a member of an object may also be missing. */
export function leaves(template: Json): readonly { readonly replaced: Json }[] {
  if (typeof template !== "object" || template === null) return template === "odd" ? [] : [{ replaced: "odd" }];
  if (Array.isArray(template)) {
    const items: readonly Json[] = template;
    return items.flatMap((item, at) =>
      leaves(item).map(({ replaced }) => ({ replaced: items.map((each, other) => (other === at ? replaced : each)) })),
    );
  }
  const entries = Object.entries(template);
  return entries.flatMap(([key, value]) => [
    ...leaves(value).map(({ replaced }) => ({
      replaced: Object.fromEntries(entries.map(([name, each]) => [name, name === key ? replaced : each])),
    })),
    { replaced: Object.fromEntries(entries.filter(([name]) => name !== key)) },
  ]);
}
