/** Which call it is, as Lambda takes a client context: JSON in base64, in which only letters of ASCII are safe. */
import { call, literal, object, path, variable, type Jsonata } from "./tree";

/** Of the step, its turns, and of the call that is undone. */
export function clientContext(operands: readonly Jsonata[]): Jsonata {
  const [step = literal(""), turns = literal(""), undone, undoneTurns = literal("")] = operands;
  const execution = call("encodeUrlComponent", path(variable("states"), "context", "Execution", "Id"));
  const of = (name: Jsonata, iteration: Jsonata): readonly (readonly [string, Jsonata])[] => [
    ["step", name],
    ["iteration", iteration],
  ];
  const more: readonly (readonly [string, Jsonata])[] =
    undone === undefined ? [] : [["undoes", object(...of(undone, undoneTurns))]];
  return call("base64encode", call("string", object(["execution", execution], ...of(step, turns), ...more)));
}
