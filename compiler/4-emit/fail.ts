/** The end with an error: by its name and message, and with the list of what could not be undone. */
import type { State } from "../asl/definition";
import type { Expression, Local } from "../ir/expression";
import { edgesOf, type FailNode, type Graph } from "../ir/graph";
import { kind } from "../ir/kinds";
import { platformNames } from "../ir/platform-errors";
import { scopeOf, type Emission } from "./emission";
import { mayBeMade } from "./jsonata/errors";
import { lowerExpression } from "./jsonata/lower";
import { binary, call, conditional, exists, literal, object, path, type Jsonata } from "./jsonata/tree";
import { embed, template } from "./template";

/** A message as a Lambda function reports it: who catches the error of a member takes it for that, whatever it says. */
function reported(message: Jsonata): Jsonata {
  return call("string", object(["errorMessage", message]));
}

/** An error of our own making fails by its name and message, one that was caught by its raw Error and Cause. */
export function emitFail(node: FailNode, emission: Emission): State {
  const { error, failures, span } = node;
  const scope = scopeOf(emission);
  if (error.kind === "newError" && failures === null) {
    const cause = emission.isMember
      ? embed(reported(lowerExpression(error.message, scope)), span, emission.report)
      : template(error.message, scope, emission.report);
    return {
      Type: "Fail",
      Error: error.name,
      ...(typeof cause === "string" && cause !== '{% "" %}' ? { Cause: cause } : {}),
    };
  }
  const raw = lowerExpression(error, scope);
  const [name, cause] = [path(raw, "Error"), path(raw, "Cause")];
  if (failures === null || isNever(failures, emission)) {
    const message = path(raw, "message");
    const made = emission.isMember && mayBeMade(error, emission.made);
    const told = made ? conditional(exists(message), reported(message), cause) : cause;
    return { Type: "Fail", Error: embed(name, span, emission.report), Cause: embed(told, span, emission.report) };
  }
  return failWith(node, failures, emission);
}

/** Fails with what could not be undone, if there is anything; else with the error itself. */
function failWith({ error, span }: FailNode, failures: Expression, emission: Emission): State {
  const scope = scopeOf(emission);
  const raw = lowerExpression(error, scope);
  const [name, cause] = [path(raw, "Error"), path(raw, "Cause")];
  const told = (field: "name" | "message"): Expression => ({
    kind: "errorField",
    field,
    error,
    nativeNames: platformNames,
    kinds: kind.string,
    span,
  });
  const list = lowerExpression(failures, scope);
  const some = mayBeEmpty(failures, emission) ? binary(">", call("count", list), literal(0)) : exists(list);
  const summary = lowerExpression(
    {
      kind: "operation",
      name: "compensation report",
      operands: [told("name"), told("message"), failures],
      kinds: kind.string,
      span,
    },
    scope,
  );
  return {
    Type: "Fail",
    Error: embed(conditional(some, literal("CompensationFailed"), name), span, emission.report),
    Cause: embed(conditional(some, summary, cause), span, emission.report),
  };
}

/** True when nothing is ever written down as failed. */
function isNever(failures: Expression, { graph }: Emission): boolean {
  return failures.kind === "read" && assignedTo(failures.local, graph).length === 0;
}

/** The failures of a stack are a list even when there are none; those of a chain begin with the first. */
function mayBeEmpty(failures: Expression, { graph }: Emission): boolean {
  const lists = failures.kind === "read" ? assignedTo(failures.local, graph) : [failures];
  return lists.some((value) => value.kind !== "array" || value.items.every((item) => item.kind === "spread"));
}

function assignedTo(local: Local, graph: Graph): readonly Expression[] {
  return [...graph.nodes.values()].flatMap((node) =>
    edgesOf(node).flatMap(({ assign }) => assign.flatMap((each) => (each.local === local ? [each.value] : []))),
  );
}
