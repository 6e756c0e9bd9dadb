/** Inputs for programs of values: small ones, in which much is missing, empty, alike or odd. */
import type { Json } from "../../../compiler/asl/definition";
import { Random } from "../random";

const words = ["", "a", "b", "ab", "a,b", " x ", "é😀", "-", "0", "abcabc", "$a"];
const amounts = [0, 1, 2, 3, -1, -2, 5, 0.5, 10, 2.25];

/** The input of a seed. */
export function valuesInput(seed: number): Json {
  const random = new Random(seed);
  const word = (): string => random.pick(words);
  const amount = (): number => random.pick(amounts);
  const list = <Item>(of: () => Item): Item[] => Array.from({ length: random.pick([0, 0, 1, 1, 2, 3]) }, of);
  const at = <Value>(share: number, key: string, of: () => Value): { readonly [key: string]: Value } =>
    random.chance(share) ? { [key]: of() } : {};
  const parent = () => (random.chance(0.4) ? null : { id: word(), n: amount(), flag: random.chance(0.5) });
  const item = (): Json => ({
    id: word(),
    n: amount(),
    tags: list(word),
    ...at(0.5, "note", word),
    ...at(0.6, "parent", parent),
  });
  return {
    n: amount(),
    m: amount(),
    text: word(),
    other: word(),
    flag: random.chance(0.5),
    ...at(0.5, "note", word),
    ...at(0.7, "best", () => (random.chance(0.4) ? null : item())),
    numbers: list(amount),
    texts: list(word),
    items: list(item),
    table: Object.fromEntries(list(() => [random.pick(["a", "b", "c", "", "z"]), amount()])),
  };
}
