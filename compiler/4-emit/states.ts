/** One node, one state. */
import type { ChoiceRule, State } from "../asl/definition";
import { functionPlaceholder } from "../compiled";
import type { Local } from "../ir/expression";
import { kind } from "../ir/kinds";
import { platformNames } from "../ir/platform-errors";
import {
  edgesOf,
  type FailNode,
  type GraphNode,
  type NodeId,
  type SetNode,
  type TaskNode,
  type TestNode,
  type WaitNode,
} from "../ir/graph";
import { assignOf, onward, scopeOf, type Emission } from "./emission";
import { catchers, retriers, stateTimeout } from "./errors";
import { emitGroup } from "./groups";
import { mayBeMade } from "./jsonata/errors";
import { lowerExpression } from "./jsonata/lower";
import { call, conditional, exists, literal, object, path, variable, type Jsonata } from "./jsonata/tree";
import { condition, embed, output, template } from "./template";

/** Writes the state of a node. */
export function emitState(id: NodeId, node: GraphNode, emission: Emission): State {
  switch (node.kind) {
    case "task":
      return emitTask(node, emission);
    case "wait":
      return emitWait(node, emission);
    case "test":
      return emitChoice(node, emission);
    case "set":
      return emitSet(node, emission.nameOf(id), emission);
    case "end":
      return { Type: "Succeed", Output: output(node.value, scopeOf(emission), emission.report) };
    case "fail":
      return emitFail(node, emission);
    case "group":
      return emitGroup(node, id, emission);
  }
}

/** The optimised integration: its result is `{ Payload, … }`, its errors carry the names that the function gave them. */
function emitTask(node: TaskNode, emission: Emission): State {
  const timeout = stateTimeout(node);
  const caught = catchers(node.caught, emission);
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: {
      FunctionName: `\${${functionPlaceholder(node.task)}}`,
      Payload: template(node.payload, scopeOf(emission), emission.report),
    },
    ...(timeout === null ? {} : { TimeoutSeconds: timeout }),
    Retry: retriers(node.retry),
    ...(caught.length === 0 ? {} : { Catch: caught }),
    ...onward(node.done, emission),
  };
}

function emitWait(node: WaitNode, emission: Emission): State {
  const { seconds } = node;
  const fixed = seconds.kind === "literal" && typeof seconds.value === "number" ? seconds.value : null;
  const expression = (): string => embed(lowerExpression(seconds, scopeOf(emission)), seconds.span, emission.report);
  return { Type: "Wait", Seconds: fixed ?? expression(), ...onward(node.done, emission) };
}

function emitChoice(node: TestNode, emission: Emission): State {
  const rules = node.rules.map(({ when, edge }): ChoiceRule => {
    const assign = assignOf(edge, "raw", emission);
    return {
      Condition: condition(when, scopeOf(emission), emission.report),
      ...(assign === null ? {} : { Assign: assign }),
      Next: emission.nameOf(edge.to),
    };
  });
  const assign = assignOf(node.otherwise, "raw", emission);
  return {
    Type: "Choice",
    Choices: rules,
    Default: emission.nameOf(node.otherwise.to),
    ...(assign === null ? {} : { Assign: assign }),
  };
}

/**
 * A Pass; or, where an expression may fail, a Map over no items: the state that evaluates, can catch and costs one
 * transition. Its processor is never entered.
 */
function emitSet(node: SetNode, name: string, emission: Emission): State {
  if (node.caught.length === 0) return { Type: "Pass", ...onward(node.done, emission) };
  const never = `${name.slice(0, 70)}: never`;
  return {
    Type: "Map",
    Items: "{% [] %}",
    ItemProcessor: { StartAt: never, States: { [never]: { Type: "Pass", End: true } } },
    Catch: catchers(node.caught, emission),
    ...onward(node.done, emission),
  };
}

/** A message as a Lambda function reports it: who catches the error of a member takes it for that, whatever it says. */
function reported(message: Jsonata): Jsonata {
  return call("string", object(["errorMessage", message]));
}

/** An error of our own making fails by its name and message, one that was caught by its raw Error and Cause. */
function emitFail(node: FailNode, emission: Emission): State {
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
  const failed = failures === null ? undefined : emission.variables.get(failures);
  const isRecorded = failures === null || failed === undefined || !isAssigned(failures, emission);
  if (isRecorded) {
    const message = path(raw, "message");
    const made = emission.isMember && mayBeMade(error, emission.made);
    const told = made ? conditional(exists(message), reported(message), cause) : cause;
    return { Type: "Fail", Error: embed(name, span, emission.report), Cause: embed(told, span, emission.report) };
  }
  const list = variable(failed);
  const told = (field: "name" | "message") =>
    lowerExpression({ kind: "errorField", field, error, nativeNames: platformNames, kinds: kind.string, span }, scope);
  const original = object(["name", told("name")], ["message", told("message")]);
  const summary = call("string", object(["original", original], ["failed", list]));
  return {
    Type: "Fail",
    Error: embed(conditional(exists(list), literal("CompensationFailed"), name), span, emission.report),
    Cause: embed(conditional(exists(list), summary, cause), span, emission.report),
  };
}

function isAssigned(local: Local, { graph }: Emission): boolean {
  return [...graph.nodes.values()].some((node) =>
    edgesOf(node).some(({ assign }) => assign.some((each) => each.local === local)),
  );
}
