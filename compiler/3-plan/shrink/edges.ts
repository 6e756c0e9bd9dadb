/** Putting edges together: what one edge assigns, seen by what follows it. */
import type { Assignment, Edge } from "../../ir/graph";
import type { Expression, Local } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { isVolatile } from "../../ir/volatile";
import { heightOf, localsOf, sizeOf, substitute, within } from "../../ir/walk";

/** The values that locals have after an edge, in terms of what they were before it. */
export function valuesAfter(edge: Edge): ReadonlyMap<Local, Expression> {
  return new Map(edge.assign.map(({ local, value }) => [local, value]));
}

/** One edge that does what `first` and then `second` do. What is overwritten and may fail is evaluated all the same. */
export function compose(first: Edge, second: Edge): Edge {
  const values = valuesAfter(first);
  const later = second.assign.map(({ local, value }): Assignment => ({ local, value: substitute(value, values) }));
  const overwritten = new Set(second.assign.map(({ local }) => local));
  const earlier = first.assign.flatMap((assignment) => {
    if (!overwritten.has(assignment.local)) return [assignment];
    return isFallible(assignment.value) || isVolatile(assignment.value) ? [unused(assignment.value)] : [];
  });
  return { assign: [...earlier, ...later], to: second.to };
}

function unused(value: Expression): Assignment {
  return { local: { name: "_", hint: "unused", span: value.span, boxed: true }, value };
}

/** What passes put together stays this small: an evaluation has a depth, and what is copied doubles with each copy. */
const together = { size: 150, height: 16 };

/** True when a value that a pass has made is small enough to stand where the original stood. */
export function isSmall(value: Expression): boolean {
  return sizeOf(value) <= together.size && heightOf(value) <= together.height;
}

/** True when an edge that was put together assigns nothing too large, but for what was that large before. */
export function isSmallEdge(made: Edge, ...from: readonly Edge[]): boolean {
  const before = new Set(from.flatMap(({ assign }) => assign.map(({ value }) => value)));
  return made.assign.every(({ value }) => before.has(value) || isSmall(value));
}

/** True unless the second edge reads what the first one asks for: in one edge that would be asked for again. */
export function canFollow(first: Edge, second: Edge): boolean {
  const asking = { ...first, assign: first.assign.filter(({ value }) => isVolatile(value)) };
  return second.assign.every(({ value }) => !changes(asking, value));
}

/**
 * True when the expression needs what only the state that is being left has: its result, its error, its input; or the
 * moment at which that is.
 */
export function isOfState(expression: Expression): boolean {
  if (isVolatile(expression)) return true;
  for (const part of within(expression)) if (["result", "caught", "given"].includes(part.kind)) return true;
  return false;
}

/** True when the edge assigns a local that the expression reads. */
export function changes(edge: Edge, expression: Expression): boolean {
  const read = localsOf(expression);
  return edge.assign.some(({ local }) => read.has(local));
}
