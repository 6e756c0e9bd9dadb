/**
 * The room of a stack of compensations, as operations: an assignment that grows beyond 256 KiB ends the execution, and
 * nothing is undone. So it is asked before anything happens that would be registered.
 */
import { roomForKept, roomMessage, tooManyCompensations } from "../../ir/room";
import { throwing } from "./errors";
import { binary, block, call, conditional, literal, variable, type Jsonata } from "./tree";

/** How long a value is as JSON. */
export function keptSize(value: Jsonata): Jsonata {
  return call("length", call("string", value));
}

/** The value, or the error of a workflow that has registered too much. */
export function withRoom(value: Jsonata, size: Jsonata, fresh: (hint: string) => string): Jsonata {
  const name = fresh("sent");
  const full = throwing(tooManyCompensations, roomMessage);
  return block([[name, value]], conditional(binary(">", size, literal(roomForKept)), full, variable(name)));
}
