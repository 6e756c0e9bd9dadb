/** $merge([$each(whole, function($entry, $key){ { $key: … } })[]])   →   an object with every entry made anew, under its key */
import { asArray, call, lambda, pair, variable, type Jsonata } from "./tree";

/** Every entry of an object replaced, under its key. */
export function mapValues(
  whole: Jsonata,
  change: (entry: Jsonata) => Jsonata,
  fresh: (hint: string) => string,
): Jsonata {
  const [entry, key] = [fresh("entry"), fresh("key")];
  const each = lambda([entry, key], pair(variable(key), change(variable(entry))));
  return call("merge", asArray(call("each", whole, each)));
}
