/** The compiler's own operations, and those that ask the clock or draw by chance. */
import { array, binary, call, conditional, exists, lambda, literal, pair, path, variable, type Jsonata } from "../tree";
import { first, missing, once, second, zero, type Rows } from "./lowering";
import { ownKeys } from "../own-keys";
import { inTime, isPast, momentInTime, secondsIn, waitInTime } from "../deadline";
import { asMoment, onTheSecond } from "../moments";
import { clientContext } from "../context";
import { executionAnswer } from "../execution-errors";
import { keptSize, withRoom } from "../room";
import { reportOf, shortData, shortMessage } from "../report";
import { withElement } from "./changes";
import { firstFailure } from "./failures";

/** Dates that JSONata writes as JavaScript does: the years 1 to 9999. */
const [firstDate, lastDate] = [-62_135_596_800_000, 253_402_300_799_999];

function ofExecution(field: string): Jsonata {
  return path(variable("states"), "context", "Execution", field);
}

/** `"${OrdersTable}"` */
function placeholder(name: Jsonata): Jsonata {
  return { kind: "placeholder", name: name.kind === "literal" ? String(name.value) : "" };
}

export const own = {
  isNullish: (operands, fresh) =>
    once(first(operands), "value", fresh, (value) =>
      conditional(exists(value), binary("=", value, literal(null)), literal(true)),
    ),
  default: (operands, fresh) =>
    once(first(operands), "value", fresh, (value) => conditional(exists(value), value, second(operands))),
  "compensation report": ([name = missing, message = missing, failed = missing], fresh) =>
    reportOf(name, message, failed, fresh),
  "short message": ([message = missing, most]) => shortMessage(message, most),
  "short data": (operands, fresh) => shortData(first(operands), fresh),
  "first failure": firstFailure,
  raise: () => call("error", literal("one of those that ran at the same time has failed")),
  "in time": ([sent = missing, seconds], fresh) => inTime(sent, secondsIn(seconds), fresh),
  "past deadline": ([seconds]) => isPast(secondsIn(seconds)),
  "wait in time": ([wanted = missing, seconds]) => waitInTime(wanted, secondsIn(seconds)),
  "as moment": (operands, fresh) => asMoment(first(operands), fresh),
  "on the second": (operands) => onTheSecond(call("toMillis", first(operands))),
  "moment in time": ([wanted = missing, seconds]) => momentInTime(wanted, secondsIn(seconds)),
  "kept size": (operands) => keptSize(first(operands)),
  "with room": ([sent = missing, size = missing], fresh) => withRoom(sent, size, fresh),
  // The context is no part of the payload: `emitTask` takes it out.
  "with context": (operands) => first(operands),
  "client context": (operands) => clientContext(operands),
  "wait seconds": (operands) => call("max", array(zero, call("ceil", first(operands)))),

  "execution answer": (operands, fresh) => executionAnswer(first(operands), fresh),
  "execution id": () => ofExecution("Id"),
  "execution name": () => ofExecution("Name"),
  "execution start": () => ofExecution("StartTime"),
  parameter: (operands) => placeholder(first(operands)),
  "number parameter": (operands) => call("number", placeholder(first(operands))),
  "task token": () => path(variable("states"), "context", "Task", "Token"),
  "Date.now": () => call("millis"),
  "Math.random": () => call("random"),
  "crypto.randomUUID": () => call("uuid"),
  toISOString: (operands, fresh) =>
    once(first(operands), "moment", fresh, (moment) => {
      const inside = binary("and", binary(">=", moment, literal(firstDate)), binary("<=", moment, literal(lastDate)));
      const whole = conditional(binary("<", moment, zero), call("ceil", moment), call("floor", moment));
      const refused = call("error", literal("a date that is not in the years 1 to 9999"));
      return conditional(inside, call("fromMillis", whole), refused);
    }),

  "with element": withElement,
  "with property": ([whole, key, value]) =>
    call("merge", array(whole ?? missing, pair(key ?? missing, value ?? missing))),
  "without property": (operands, fresh) => {
    const [each, name] = [fresh("each"), fresh("name")];
    const others = call("sift", first(operands), lambda([each, name], binary("!=", variable(name), second(operands))));
    return call("merge", array(others));
  },
  "own keys": (operands, fresh) => ownKeys(first(operands), fresh),
} satisfies Rows;
