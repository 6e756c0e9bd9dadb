/** Evaluates calls of intrinsic functions. */
import type { Json } from "../../../compiler/asl/definition";
import { follow, type Reference, type Roots } from "../jsonpath/reference";
import type { Argument, Call } from "./call";
import { IntrinsicFault, InvalidArguments, MissingArgument } from "./fault";
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
  const given = call.arguments.map((argument) => (isTemplate(call, argument) ? null : valueOf(argument, surroundings)));
  try {
    if (given.length < row.least || given.length > row.most) throw new InvalidArguments();
    return call.name === "Format" ? format(call, given, surroundings) : row.run(given, surroundings.random);
  } catch (thrown) {
    if (!(thrown instanceof InvalidArguments)) throw thrown;
    throw new IntrinsicFault(`Invalid arguments in States.${call.name}`);
  }
}

/** The first argument of `States.Format`, whose backslashes mean something to it. */
function isTemplate(call: Call, argument: Argument): boolean {
  return call.name === "Format" && argument === call.arguments[0];
}

function format({ arguments: [template] }: Call, given: readonly Json[], surroundings: Surroundings): Json {
  const raw = template?.kind === "text" ? template.raw : template && valueOf(template, surroundings);
  if (typeof raw !== "string") throw new InvalidArguments();
  return formatTemplate(raw, given.slice(1));
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
