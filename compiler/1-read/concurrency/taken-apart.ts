/** Which objects that members write are taken apart: those that could not be put together, where their parts can. */
import type { Local } from "../../ir/expression";
import type { Member, SetStep, Step } from "../../ir/flow";
import type { Span } from "../../ir/span";
import { inParts, listIn } from "./parts-written";
import { wayOf, type Iteration } from "./writes";

/** Members and the locals around them that they write, each with a place that does. `iteration`: they are iterations. */
export interface Writing {
  readonly members: readonly Member[];
  readonly shared: ReadonlyMap<Local, Span>;
  readonly iteration?: Iteration | undefined;
  /** Those that have no value before the group. */
  readonly fresh?: ReadonlySet<Local>;
}

/** The same, with variables in the place of parts of what is written. */
export interface TakenApart {
  readonly writing: Writing;
  /** The variable that each of the new ones is a part of. */
  readonly wholes: ReadonlyMap<Local, Local>;
  readonly before: readonly Step[];
  /** From the parts of parts outwards. */
  readonly putBack: readonly SetStep[];
}

/** Takes apart what members write, and parts of that again, as far as it takes. */
export function takenApart(given: Writing): TakenApart {
  let { members, iteration } = given;
  const fresh = new Set(given.fresh);
  const shared = new Map<Local, Span>();
  const wholes = new Map<Local, Local>();
  const before: Step[] = [];
  const putBack: SetStep[] = [];
  const left = [...given.shared];
  for (const [local, span] of left) {
    const isWhole = fresh.has(local) || wayOf(local, members, iteration) !== null;
    const parted = isWhole ? null : inParts(local, span, { members, iteration });
    if (parted === null) {
      shared.set(local, span);
      continue;
    }
    members = parted.members;
    if (iteration !== undefined) iteration = { ...iteration, list: listIn(iteration.list, local, parted.parts) };
    for (const part of parted.parts) {
      left.push([part.local, span]);
      wholes.set(part.local, wholes.get(local) ?? local);
      if (part.before === null) fresh.add(part.local);
      else before.push(part.before);
    }
    putBack.unshift(...parted.parts.map(({ after }) => after));
  }
  return { writing: { members, shared, iteration, fresh }, wholes, before, putBack };
}
