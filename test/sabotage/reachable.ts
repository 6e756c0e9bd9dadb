/** A definition without the states to which no way leads: Step Functions refuses those. */
import { targetsOf } from "../../compiler/4-emit/invariants";
import type { Definition } from "../../compiler/asl/definition";

/** The same definition, or a smaller one. */
export function reachable(definition: Definition): Definition {
  const reached = new Set<string>();
  const open = [definition.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = definition.States[name];
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    open.push(...targetsOf(state));
  }
  const States = Object.fromEntries(Object.entries(definition.States).filter(([name]) => reached.has(name)));
  return { ...definition, States };
}
