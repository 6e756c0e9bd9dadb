/** async function visit(node) { … await visit(child) … }   →   true: it comes back to itself, through others perhaps */
import type { Node } from "ts-morph";
import type { Inlinable } from "../inlinable";
import type { Reading } from "../reading";
import { functionsIn } from "../views/functions";

/** True when a function may call itself: the functions that it names, and those that they name, lead back to it. */
export function isRecursive(target: Inlinable, { recursive }: Reading): boolean {
  const known = recursive.get(target);
  if (known !== undefined) return known;
  const found = leadsTo(target);
  recursive.set(target, found);
  return found;
}

function leadsTo(target: Inlinable): boolean {
  const seen = new Set<Node>();
  const open: (Node | undefined)[] = [target.getBody()];
  for (let body = open.pop(); body !== undefined; body = open.pop())
    for (const named of functionsIn(body)) {
      if (named === target) return true;
      if (seen.has(named)) continue;
      seen.add(named);
      const inner = named.getBody();
      if (inner !== undefined) open.push(inner);
    }
  return false;
}
