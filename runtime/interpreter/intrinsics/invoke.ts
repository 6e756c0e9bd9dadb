/** Evaluates calls of intrinsic functions. */
import type { Json } from "../../../compiler/asl/definition";
import { follow, type Reference, type Roots } from "../jsonpath/reference";
import type { Argument, Call } from "./call";
import { IntrinsicFault, MissingArgument } from "./fault";
import { formatTemplate, unescaped } from "./format";
import { functions } from "./functions";

/** What calls depend on. */
export interface Surroundings {
  readonly roots: Roots;
  readonly random: () => number;
}

/** The value of a call. Throws an `IntrinsicFault`, or a `MissingArgument` for a path that leads nowhere. */
export function invokeIntrinsic(call: Call, surroundings: Surroundings): Json {
  const row = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
  if (row === undefined) throw new IntrinsicFault(`There is no function States.${call.name}`);
  const given = call.arguments.length;
  if (given < row.least || given > row.most) throw new IntrinsicFault(`Invalid number of arguments: ${given}`);
  if (call.name === "Format") return format(call, surroundings);
  return row.run(
    call.arguments.map((argument) => valueOf(argument, surroundings)),
    surroundings.random,
  );
}

function format({ arguments: [template, ...rest] }: Call, surroundings: Surroundings): Json {
  const raw = template?.kind === "text" ? template.raw : template && valueOf(template, surroundings);
  if (typeof raw !== "string") throw new IntrinsicFault("The template of States.Format is no text");
  return formatTemplate(
    raw,
    rest.map((argument) => valueOf(argument, surroundings)),
  );
}

function valueOf(argument: Argument, surroundings: Surroundings): Json {
  switch (argument.kind) {
    case "text":
      return unescaped(argument.raw);
    case "literal":
      return argument.value;
    case "call":
      return invokeIntrinsic(argument.call, surroundings);
    case "reference":
      return valueAt(argument.reference, surroundings.roots);
  }
}

function valueAt(reference: Reference, roots: Roots): Json {
  const found = follow(reference, roots);
  if (found.kind === "found") return found.value;
  const isContext = reference.root === "context";
  throw new MissingArgument(isContext ? reference.text.slice(1) : reference.text, found.reason);
}
