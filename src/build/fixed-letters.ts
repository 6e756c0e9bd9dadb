/**
 * esbuild makes short names from the letters that a source has most often, and counts the names of its locals among
 * them: another name for a local would change names everywhere. With a text behind the code that decides which letters
 * are frequent, the same code gets the same names. The text does nothing, so that minifying drops it.
 */

/** Every character of an identifier, the most frequent first. */
const letters = "etnriaoscludfpmhgvybxwkjzqSCTEDOAMNPFILRBVHUWGKJYXZQ_$0123456789";

const mapComment = "\n//# sourceMappingURL=";

/** The code of a module, with a text behind it in which each letter outweighs all that follow it in the order. */
export function withFixedLetters(module: string): string {
  const end = module.lastIndexOf(mapComment);
  const code = end < 0 ? module : module.slice(0, end);
  return `${code}\n;"${decisive(countsOf(code))}";${module.slice(code.length)}`;
}

function decisive(counts: ReadonlyMap<string, number>): string {
  const count = (at: number): number => counts.get(letters.charAt(at)) ?? 0;
  let text = "";
  let weight = 0;
  for (let at = letters.length - 1; at >= 0; at--) {
    text += letters.charAt(at).repeat(weight);
    weight += count(at) + count(at - 1) + 1;
  }
  return text;
}

function countsOf(code: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of code) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}
