/** One node, one state. */
import type { ChoiceRule, Json, State, TaskState } from "../asl/definition";
import type { Expression } from "../ir/expression";
import { anyJson, kind } from "../ir/kinds";
import { within } from "../ir/walk";
import type { GraphNode, NodeId, SetNode, TaskNode, TestNode, WaitNode } from "../ir/graph";
import { assignOf, onward, scopeOf, type Emission } from "./emission";
import { catchers, retriers, stateTimeout } from "./errors";
import { emitFail } from "./fail";
import { emitGroup } from "./groups";
import { heartbeatInTime, timeoutInTime } from "./jsonata/deadline";
import { lowerExpression } from "./jsonata/lower";
import { calledBy } from "./targets";
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

function emitTask(node: TaskNode, emission: Emission): State {
  const again = retriers(node);
  const caught = catchers(node, emission);
  return {
    Type: "Task",
    ...calledBy(node.target, sentBy(node, emission), contextOf(node, emission)),
    ...limits(node, emission),
    ...(again.length === 0 ? {} : { Retry: again }),
    ...(caught.length === 0 ? {} : { Catch: caught }),
    ...onward(node.done, emission),
  };
}

/** What a call sends. Beside what an execution is given stands its machine, which is no expression. */
function sentBy({ target, payload }: TaskNode, emission: Emission): Json {
  const written = (value: Expression): Json => template(value, scopeOf(emission), emission.report);
  if (target.kind !== "child") return written(beside(payload));
  if (payload.kind === "object") return payload.members.length === 0 ? {} : written(payload);
  const { span } = payload;
  const fields = target.sends.map((name): [string, Json] => [
    name,
    written({ kind: "property", base: payload, name, optional: false, kinds: anyJson, span }),
  ]);
  const nothing: Expression = {
    kind: "operation",
    name: "JSON.stringify",
    operands: [payload],
    kinds: kind.string,
    span,
  };
  return fields.length === 0 ? { Input: written(nothing) } : Object.fromEntries(fields);
}

/** The payload without what stands beside it. */
function beside(payload: Expression): Expression {
  const [sent] = payload.kind === "operation" && payload.name === "with context" ? payload.operands : [];
  return sent ?? payload;
}

/** What the task is told of the call, which stands beside its payload. */
function contextOf({ payload }: TaskNode, emission: Emission): string | null {
  const context = [...within(payload)].find((part) => part.kind === "operation" && part.name === "client context");
  if (context === undefined) return null;
  return embed(lowerExpression(context, scopeOf(emission)), context.span, emission.report);
}

/** How long it is waited for: at most until the deadline of the workflow. */
function limits(node: TaskNode, { report }: Emission): Pick<TaskState, "TimeoutSeconds" | "HeartbeatSeconds"> {
  const own = stateTimeout(node);
  const { deadlineSeconds: deadline, heartbeatSeconds: heartbeat, span } = node;
  if (deadline === null)
    return {
      ...(own === null ? {} : { TimeoutSeconds: own }),
      ...(heartbeat === null ? {} : { HeartbeatSeconds: heartbeat }),
    };
  const least = heartbeat === null ? 1 : 2;
  return {
    TimeoutSeconds: embed(timeoutInTime(own, deadline, least), span, report),
    ...(heartbeat === null ? {} : { HeartbeatSeconds: embed(heartbeatInTime(heartbeat, deadline), span, report) }),
  };
}

function emitWait(node: WaitNode, emission: Emission): State {
  const { time, measure } = node;
  const fixed = time.kind === "literal" ? time.value : null;
  const expression = (): string => embed(lowerExpression(time, scopeOf(emission)), time.span, emission.report);
  const wanted =
    measure === "seconds"
      ? { Seconds: typeof fixed === "number" ? fixed : expression() }
      : { Timestamp: typeof fixed === "string" ? fixed : expression() };
  return { Type: "Wait", ...wanted, ...onward(node.done, emission) };
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
    Catch: catchers(node, emission),
    ...onward(node.done, emission),
  };
}
