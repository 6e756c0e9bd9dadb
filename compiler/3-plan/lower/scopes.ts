/**
 * await saga(async () => { body })   →   the body; errors that leave it undo what it has registered, and go on outside
 * commit()                           →   what comes next stands behind the list that was there when the scope began
 * await rollback()                   →   the same, behind the states that undo
 * Where registrations are pushed on a stack, a scope begins by keeping how many entries there are: later ones are its own.
 */
import type { Expression, Local } from "../../ir/expression";
import type { ForgetStep, SagaStep } from "../../ir/flow";
import type { NodeId } from "../../ir/graph";
import { kind } from "../../ir/kinds";
import { computed, lengthOf, number } from "../../ir/numbers";
import type { Span } from "../../ir/span";
import { assigning, setNode } from "./builder";
import { undoing } from "./compensate";
import { fieldOf, list } from "./failures";
import { lowerSteps, type Lowering, type Position } from "./lower";
import { once, type ErrorTarget, type Registered, type Route, type Scope } from "./route";
import { listOf, type Stack } from "./stack";
import { reportsWith } from "./reports";
import { unwindStack } from "./unwind-stack";

/** Lowers `saga`. */
export function lowerSaga(step: SagaStep, at: Position, lowering: Lowering): NodeId {
  const { span } = step;
  const { route } = at;
  const mark: Local | null = route.stack === null ? null : { name: "mark", hint: "mark", span, boxed: false };
  const scope: Scope = { registered: at.registered, mark };
  const outside: Route = { ...route, scope };
  const fail = leaving(outside, route.fail, span, lowering);
  const abort = route.abort === route.fail ? fail : leaving(outside, route.abort, span, lowering);
  const body = lowerSteps(step.body, { ...at, route: { ...outside, fail, abort } }, lowering);
  if (mark === null || route.stack === null) return body;
  return lowering.builder.add(setNode(mark, lengthOf(listOf(route.stack)), { ...plain(at, span), next: body }));
}

/** Where an error goes that leaves the scope: through what is undone, to where it would have gone without the scope. */
function leaving(
  route: Route,
  outer: Route["fail"],
  span: Span,
  lowering: Lowering,
): (registered: Registered | null) => ErrorTarget {
  const { scope, stack } = route;
  const local: Local = { name: "failure", hint: "failure", span, boxed: false };
  const target = outer(scope.registered);
  const raised = once(() => {
    const failures = newFailures(span);
    const read: Expression = { kind: "read", local, kinds: kind.error, span };
    const error = afterUndoing(read, failures, span);
    const onward = (next: NodeId): NodeId =>
      lowering.builder.add(setNode(target.local, error, { next, caught: [], span, undoes: route.undoes }));
    const after = once(() => onward(forgotten(route, span, target.node, lowering)));
    return { failures, way: throughScope(route, failures, () => after(null), lowering) };
  });
  return once((registered) => {
    if (registered === scope.registered && stack === null) return target;
    const { failures, way } = raised(null);
    const next = way(registered);
    const node = begun(failures, next, route, lowering);
    if (!lowering.reports) return { local, node, uncaught: false };
    const read: Expression = { kind: "read", local, kinds: kind.error, span };
    const begin = setNode(failures, reportsWith(read), { next, caught: [], span, undoes: route.undoes });
    return { local, node, reporting: lowering.builder.add(begin), uncaught: false };
  });
}

/** The error itself; or, when something could not be undone, one that says so. */
function afterUndoing(error: Expression, failures: Local, span: Span): Expression {
  const report = failedWith(fieldOf(error, "name"), fieldOf(error, "message"), failures, span);
  return {
    kind: "conditional",
    test: hasFailures(failures, span),
    then: report,
    otherwise: error,
    kinds: kind.error,
    span,
  };
}

/** Lowers `commit()` and `rollback()`; `at.next` is what comes then. */
export function lowerForget(step: ForgetStep, at: Position, lowering: Lowering): NodeId {
  const { span } = step;
  const { route } = at;
  const after = route.stack === null ? route.scope.registered : at.registered;
  const next = (): NodeId => forgotten(route, span, at.next(after), lowering);
  if (step.kind === "commit") return next();
  const failures = newFailures(span);
  const text = (value: string): Expression => ({ kind: "literal", value, kinds: kind.string, span });
  const target = route.fail(after);
  const error = failedWith(text("Rollback"), text("the workflow has rolled back"), failures, span);
  const ended = once(() =>
    lowering.builder.add({
      kind: "test",
      rules: [
        {
          when: hasFailures(failures, span),
          edge: assigning(forgotten(route, span, target.node, lowering), { local: target.local, value: error }),
        },
      ],
      otherwise: assigning(next()),
      span,
      title: "if undoing failed",
      undoes: route.undoes,
    }),
  );
  const way = throughScope(route, failures, () => ended(null), lowering);
  return begun(failures, way(at.registered), route, lowering);
}

/** From each list: its own states, then what the scope has on a stack that was there before it. */
function throughScope(
  { scope, stack }: Route,
  failures: Local,
  after: () => NodeId,
  lowering: Lowering,
): (registered: Registered | null) => NodeId {
  const { mark } = scope;
  const last = once(() => {
    if (stack === null || mark === null) return after();
    const before = number(0, stack.span);
    return unwindStack(
      { stack, entries: newer(stack, mark), before, failures, isLast: false, next: after() },
      lowering,
    );
  });
  return undoing({ scope, failures, isLast: false, after: () => last(null) }, lowering);
}

/** Empties the stack of a scope, as far as it is its own. */
function forgotten({ scope, stack, undoes }: Route, span: Span, next: NodeId, { builder }: Lowering): NodeId {
  if (stack === null) return next;
  const rest = scope.mark === null ? list([], span) : older(stack, scope.mark);
  return builder.add(setNode(stack.list, rest, { next, caught: [], span, undoes }));
}

/** Nothing has failed yet: the same code may have run before. */
function begun(failures: Local, next: NodeId, { undoes }: Route, { builder }: Lowering): NodeId {
  const { span } = failures;
  return builder.add(setNode(failures, list([], span), { next, caught: [], span, undoes }));
}

function newFailures(span: Span): Local {
  return { name: "failures", hint: "failures", span, boxed: false };
}

function hasFailures(failures: Local, span: Span): Expression {
  const read: Expression = { kind: "read", local: failures, kinds: kind.array, span };
  return { kind: "binary", operator: ">", left: lengthOf(read), right: number(0, span), kinds: kind.boolean, span };
}

function failedWith(name: Expression, message: Expression, failures: Local, span: Span): Expression {
  const failed: Expression = { kind: "read", local: failures, kinds: kind.array, span };
  const report: Expression = {
    kind: "operation",
    name: "compensation report",
    operands: [name, message, failed],
    kinds: kind.string,
    span,
  };
  return { kind: "newError", name: "CompensationFailed", message: report, kinds: kind.error, span };
}

/** The last registration comes first: the newer ones are the first `length - mark`. */
function newer(stack: Stack, mark: Local): Expression {
  return sliced(stack, [number(0, stack.span), border(stack, mark)]);
}

function older(stack: Stack, mark: Local): Expression {
  return sliced(stack, [border(stack, mark)]);
}

function sliced(stack: Stack, bounds: readonly Expression[]): Expression {
  const { span } = stack;
  return { kind: "operation", name: "slice", operands: [listOf(stack), ...bounds], kinds: kind.array, span };
}

function border(stack: Stack, mark: Local): Expression {
  const { span } = stack;
  const right: Expression = { kind: "read", local: mark, kinds: kind.number, span };
  return computed("-", lengthOf(listOf(stack)), right);
}

function plain({ route }: Position, span: Span) {
  return { caught: [], span, undoes: route.undoes } as const;
}
