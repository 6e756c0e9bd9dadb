/**
 * Flow → Graph, construct by construct: one thing per node, every way out of a node explicit, no cleverness.
 * A list of steps is lowered from where it stands to where it leads: each construct receives the way on.
 */
import type { Report } from "../../diagnostics/report";
import type { Expression, Local } from "../../ir/expression";
import type { CompensateStep, Flow, Step } from "../../ir/flow";
import type { Graph, NodeId } from "../../ir/graph";
import { kind } from "../../ir/kinds";
import { allSteps, writtenBy } from "../../ir/steps";
import { Builder, setNode } from "./builder";
import { lowerAttempt } from "./attempt";
import { lowerBlock, lowerBranch, lowerSwitch } from "./branch";
import { unwinding } from "./compensate";
import { evaluateFirst, thrownBy } from "./failing";
import { lowerGroup } from "./group";
import { lowerEach, lowerLoop } from "./loops";
import { lowerRecursive } from "./recursion";
import { regionsOf, type Regions } from "./regions";
import { mayReport } from "./reports";
import { roomOf } from "./room";
import { lowerForget, lowerSaga } from "./scopes";
import { emptied, pushed, stackOf, type Stack } from "./stack";
import { lists, once, outermost, raisedTo, remembered, type Registered, type Route, type Way } from "./route";
import { lowerSleep, lowerTask } from "./effects";

export interface Lowering {
  readonly builder: Builder;
  readonly report: Report;
  /** The lists of compensations with which each step of the source has been left. */
  readonly arrived: Map<Step, Set<Registered | null>>;
  /** Set where there were too many lists: the graph is of no use. */
  stopped: boolean;
  /** So many lists are kept apart for one step. */
  readonly most: number;
  /** The list that begins with a compensation and goes on with another list. */
  readonly listed: (last: Registered["last"], before: Registered | null) => Registered;
  /** The stack for what is registered within a step; null where each registration has its place in the order. */
  readonly stackFor: (step: Step) => Stack | null;
  /** Something is undone before the workflow ends: when members of a group fail, each of them may have a report of it. */
  readonly reports: boolean;
  /** All of the workflow. */
  readonly body: readonly Step[];
  /** The locals that are written anywhere. */
  readonly written: ReadonlySet<Local>;
}

/** Where a step stands: what is registered before it, the way on, the ways out. */
export interface Position {
  readonly registered: Registered | null;
  readonly next: Way;
  readonly route: Route;
}

/**
 * More copies of one piece of code, one for each list of compensations, are not made; but a `catch` around registrations
 * has as many as there are places from which an error may come.
 */
const copies = 4;

/** Lowers a workflow. */
export function lower(flow: Flow, report: Report): Graph {
  const stacks = remembered((step) => stackOf(step, flow, report));
  for (const regions of regionsOf(flow)) {
    const graph = lowerWith(flow, regions, {
      report,
      stackFor: (step) => (regions.needsStack(step) ? stacks(step) : null),
    });
    if (graph !== null) return graph;
  }
  throw new Error(`the compensations of ${flow.name} have no order`);
}

/** Null where there were too many copies. */
function lowerWith(flow: Flow, { body }: Regions, about: Pick<Lowering, "report" | "stackFor">): Graph | null {
  const registrations = [...allSteps(flow.body)].filter((step) => step.kind === "compensate").length;
  const lowering: Lowering = {
    builder: new Builder(),
    arrived: new Map(),
    stopped: false,
    most: Math.max(copies, registrations + 1),
    listed: lists(),
    reports: mayReport(flow.body),
    body: flow.body,
    written: writtenBy(flow.body),
    ...about,
  };
  const fail = once(unwinding(lowering, flow.span));
  const route: Route = {
    fail,
    abort: fail,
    leave: new Map(),
    recursions: new Map(),
    undoes: null,
    stack: null,
    scope: outermost,
    retry: null,
    deadline: flow.timeoutSeconds,
    room: null,
    end: (value, registered) => evaluateFirst(value, end, { registered, next: () => end(value), route }, lowering),
  };
  const end = (value: Expression): NodeId =>
    lowering.builder.add({ kind: "end", value, span: value.span, title: "done", undoes: null });
  const nothing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span: flow.span };
  const at: Position = { registered: null, next: (registered) => route.end(nothing, registered), route };
  const start = lowerSteps(body, at, lowering);
  return lowering.stopped ? null : lowering.builder.graph(start);
}

/** Lowers steps in order; returns the node at which they begin. */
export function lowerSteps(steps: readonly Step[], at: Position, lowering: Lowering): NodeId {
  const [step, ...rest] = steps;
  if (step === undefined) return at.next(at.registered);
  if (step.kind === "compensate") return lowerRegistration(step, rest, at, lowering);
  const after = limited(
    once((registered) => lowerSteps(rest, { ...at, registered }, lowering)),
    step,
    lowering,
  );
  const here: Position = { ...at, next: after };
  const stack = at.route.stack === null ? lowering.stackFor(step) : null;
  if (stack === null) return lowerStep(step, rest, here, lowering);
  const registered = lowering.listed(stack, at.registered);
  const within: Position = { ...here, registered, route: { ...at.route, stack, room: roomOf(stack) } };
  return emptied(stack, lowerStep(step, rest, within, lowering), at, lowering);
}

/** A registration costs nothing: it is a fact about the way that was taken, or a value that rides along. */
function lowerRegistration(step: CompensateStep, rest: readonly Step[], at: Position, lowering: Lowering): NodeId {
  const { stack } = at.route;
  if (stack === null) return lowerSteps(rest, { ...at, registered: lowering.listed(step, at.registered) }, lowering);
  return pushed(step, stack, { next: lowerSteps(rest, at, lowering), at }, lowering);
}

function lowerStep(
  step: Exclude<Step, { kind: "compensate" }>,
  rest: readonly Step[],
  at: Position,
  lowering: Lowering,
): NodeId {
  switch (step.kind) {
    case "task":
      return lowerTask(step, rest, at, lowering);
    case "sleep":
      return lowerSleep(step, rest, at, lowering);
    case "set":
      return lowering.builder.add(
        setNode(step.local, step.value, {
          next: at.next(at.registered),
          caught: thrownBy(step.value, at, lowering),
          span: step.span,
          undoes: at.route.undoes,
        }),
      );
    case "branch":
      return lowerBranch(step, at, lowering);
    case "switch":
      return lowerSwitch(step, at, lowering);
    case "loop":
      return lowerLoop(step, at, lowering);
    case "each":
      return lowerEach(step, at, lowering);
    case "block":
      return lowerBlock(step, at, lowering);
    case "group":
      return lowerGroup(step, rest, at, lowering);
    case "recursion":
    case "recurse":
      return lowerRecursive(step, at, lowering);
    case "attempt":
      return lowerAttempt(step, at, lowering);
    case "saga":
      return lowerSaga(step, at, lowering);
    case "commit":
    case "rollback":
      return lowerForget(step, at, lowering);
    case "break":
    case "continue":
      return at.route.leave.get(step.label)?.[step.kind](at.registered) ?? at.next(at.registered);
    case "return":
      return evaluateFirst(step.value, (value) => at.route.end(value, at.registered), at, lowering);
    case "throw": {
      const target = at.route.fail(at.registered);
      return lowering.builder.add(
        setNode(target.local, step.error, {
          next: step.error.kind === "newError" ? target.node : raisedTo(target),
          caught: thrownBy(step.error, at, lowering),
          span: step.span,
          undoes: at.route.undoes,
        }),
      );
    }
  }
}

/**
 * The code after a step is copied for each list of compensations that arrives there: a few times, not without end. It is
 * counted for the step of the source, because copies of one step have copies of the next. Where there are too many,
 * nothing more is lowered.
 */
function limited(way: Way, step: Step, lowering: Lowering): Way {
  const { arrived, builder, most } = lowering;
  const found = arrived.get(step) ?? new Set();
  arrived.set(step, found);
  return (registered) => {
    found.add(registered);
    if (found.size <= most && !lowering.stopped) return way(registered);
    lowering.stopped = true;
    const { span } = step;
    const value: Expression = { kind: "literal", value: null, kinds: kind.null, span };
    return builder.add({ kind: "end", value, span, title: "done", undoes: null });
  };
}
