/**
 * (a member failed ?) → charge   →   the arguments of `charge` fail when one has: no state asks, where all is well.
 * Nothing has happened then, and the state's own Catch goes where the test would have gone.
 */
import type { CatchEdge, Edge, Graph, GraphNode, NodeId, TaskNode, TestNode } from "../../ir/graph";
import type { Expression, Local } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { localsOf, mapParts, sizeOf, substitute } from "../../ir/walk";
import { liveness } from "./dead";
import { compose, isSmall, valuesAfter } from "./edges";
import { arrivals, freshId, withNodes } from "./rewrite";

/** Moves tests for errors of members into the arguments of the task that follows. */
export function raiseInArguments(graph: Graph): Graph {
  const coming = arrivals(graph);
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "test" || node.raises !== true) continue;
    const next = graph.nodes.get(node.otherwise.to);
    if (next?.kind !== "task" || coming.get(node.otherwise.to) !== 1) continue;
    const made = raisedIn(next, node, graph);
    if (made !== null) return withNodes(graph, new Map([[id, made.task], ...made.more]));
  }
  return graph;
}

interface Raised {
  readonly task: TaskNode;
  readonly more: readonly (readonly [NodeId, GraphNode])[];
}

/** Null where the task has no way out for what its arguments throw, or its values do not fit together. */
function raisedIn(task: TaskNode, test: TestNode, graph: Graph): Raised | null {
  const way = wayOut(task);
  if (way === null) return null;
  const live = liveness(graph);
  const needed = (edge: Edge): boolean =>
    test.otherwise.assign.some(
      ({ local }) =>
        live.get(edge.to)?.has(local) === true || edge.assign.some(({ value }) => localsOf(value).has(local)),
    );
  if ([task.done, ...task.caught.map(({ edge }) => edge)].some(needed)) return null;
  const payload = guarded(substitute(task.payload, valuesAfter(test.otherwise)), test);
  if (!isSmall(payload) && sizeOf(payload) > 2 * sizeOf(task.payload)) return null;
  const { span } = test;
  const raw: Local = { name: "caught", hint: "caught", span, boxed: false };
  const read: Expression = { kind: "read", local: raw, kinds: kind.error, span };
  const onward: Edge = {
    assign: way.edge.assign.map(({ local, value }) => ({ local, value: replaced(value, read) })),
    to: way.edge.to,
  };
  const decision = freshId(graph);
  const decide: TestNode = { ...test, raises: false, otherwise: onward };
  const taken: Edge = { assign: [{ local: raw, value: { kind: "caught", kinds: kind.error, span } }], to: decision };
  const rest = task.caught.filter(({ match }) => match !== "thrown" && match !== "internal");
  const caught: readonly CatchEdge[] = [{ match: "thrown", edge: together(taken, decide) ?? taken }, ...rest];
  return { task: { ...task, payload, caught }, more: [[decision, decide]] };
}

/** Where an error of the task's arguments goes; one that is asked for by name is another. */
function wayOut({ caught }: TaskNode): CatchEdge | null {
  return caught.find(({ match }) => match === "thrown" || match === "internal") ?? caught.find(isAny) ?? null;
}

function isAny({ match }: CatchEdge): boolean {
  return match === "any";
}

/** One edge, where both ways lead to one place. */
function together(taken: Edge, { rules, otherwise }: TestNode): Edge | null {
  const [rule, ...more] = rules;
  const [own, ...others] = rule?.edge.assign ?? [];
  if (rule === undefined || own === undefined || more.length + others.length > 0 || rule.edge.to !== otherwise.to)
    return null;
  const both = otherwise.assign.map(({ local, value }) => ({
    local,
    value:
      local === own.local
        ? ({
            kind: "conditional",
            test: rule.when,
            then: own.value,
            otherwise: value,
            kinds: value.kinds,
            span: value.span,
          } as const)
        : value,
  }));
  return both.some(({ local }) => local === own.local) ? compose(taken, { assign: both, to: otherwise.to }) : null;
}

/** The payload, which fails where one of the rules holds. */
function guarded(payload: Expression, { rules, span }: TestNode): Expression {
  const raise: Expression = { kind: "operation", name: "raise", operands: [], kinds: payload.kinds, span };
  return rules.reduceRight(
    (otherwise: Expression, { when }) => ({
      kind: "conditional",
      test: when,
      then: raise,
      otherwise,
      kinds: payload.kinds,
      span,
    }),
    payload,
  );
}

/** What was caught, from where it has been kept. */
function replaced(value: Expression, by: Expression): Expression {
  return value.kind === "caught" ? by : mapParts(value, (part) => replaced(part, by));
}
