/** Of what members have come to, `{ v }` or `{ e, at }`: the error that was the first in time, and what goes with it. */
import { array, binary, block, call, conditional, exists, lambda, object, path, variable, type Jsonata } from "../tree";
import { filtered, missing, type Lowering } from "./lowering";

/**
 * `{ e, at }`, or nothing. A second operand says what is to be reported of an error that does not go on: the list of it
 * goes with the one that does, as `e.reports`.
 */
export const firstFailure: Lowering = ([results = missing, reports], fresh) => {
  const [failed, each, one, other] = [fresh("failed"), fresh("each"), fresh("one"), fresh("other")];
  const all = filtered(results, [each], exists(part(each, "at")));
  const isEarlier = binary("<", part(other, "at"), part(one, "at"));
  if (reports === undefined) {
    const found = call("reduce", all, lambda([one, other], conditional(isEarlier, variable(other), variable(one))));
    return ofFailed(failed, found, part(failed, "e"));
  }
  const list = fresh("reports");
  const handed = (first: string, later: string): Jsonata =>
    object(
      ["e", part(first, "e")],
      ["at", part(first, "at")],
      ["more", call("append", part(one, "more"), call(list, part(later, "e")))],
    );
  const found = call(
    "reduce",
    all,
    lambda([one, other], conditional(isEarlier, handed(other, one), handed(one, other))),
  );
  const whole = array(call("append", path(variable(failed), "e", "reports"), part(failed, "more")));
  const error = call("merge", array(part(failed, "e"), object(["reports", whole])));
  return block([[list, reports]], ofFailed(failed, found, error));
};

function ofFailed(failed: string, found: Jsonata, error: Jsonata): Jsonata {
  const short = object(["e", error], ["at", part(failed, "at")]);
  return block([[failed, found]], conditional(exists(variable(failed)), short, missing));
}

function part(of: string, name: string): Jsonata {
  return path(variable(of), name);
}
