/**
 * Plain data with some parts replaced stays the very same object where every part is: what is known of it stays known, and
 * what has not changed is seen at once.
 */

/** The object with these parts; itself where it has them already. */
export function withParts<Whole extends object>(whole: Whole, parts: Partial<Whole>): Whole {
  for (const key in parts) if (whole[key] !== parts[key]) return { ...whole, ...parts };
  return whole;
}

/** The list with each of its items replaced; itself where each is replaced by itself. */
export function mapItems<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const changed = items.map(change);
  return changed.every((item, at) => item === items[at]) ? items : changed;
}
