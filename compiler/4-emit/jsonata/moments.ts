/** Moments at which a machine wakes, as texts. */
import { momentMessage, momentPattern } from "../../ir/wait";
import { throwing } from "./errors";
import { once, type Fresh } from "./library/lowering";
import { binary, call, conditional, literal, type Jsonata } from "./tree";

/** The text, where it is a moment. */
export function asMoment(text: Jsonata, fresh: Fresh): Jsonata {
  return once(text, "moment", fresh, (moment) => {
    const isMoment = call("contains", moment, { kind: "regex", source: momentPattern });
    return conditional(isMoment, moment, throwing("RangeError", momentMessage));
  });
}

/** The first whole second that is not before so many milliseconds since 1970. */
export function onTheSecond(milliseconds: Jsonata): Jsonata {
  const seconds = call("ceil", binary("/", milliseconds, literal(1_000)));
  return call("fromMillis", binary("*", seconds, literal(1_000)));
}
