/** if, switch, labelled blocks → one test node, and plain edges. */
import type { BlockStep, BranchStep, SwitchStep } from "../../ir/flow";
import type { Expression } from "../../ir/expression";
import type { NodeId, TestNode } from "../../ir/graph";
import { isFallible } from "../../ir/fallible";
import { kind } from "../../ir/kinds";
import { number } from "../../ir/numbers";
import type { Span } from "../../ir/span";
import { printExpression } from "../../ir/print";
import { evaluateFirst } from "./failing";
import { lowerSteps, type Lowering, type Position } from "./lower";
import { once, type Route, type Way } from "./route";
import { named, to } from "./builder";

/** Lowers `if`. */
export function lowerBranch(step: BranchStep, at: Position, lowering: Lowering): NodeId {
  return evaluateFirst(
    step.test,
    (test) => {
      const then = lowerSteps(step.then, at, lowering);
      const otherwise = lowerSteps(step.otherwise, at, lowering);
      return lowering.builder.add({
        kind: "test",
        rules: [{ when: test, edge: to(then) }],
        otherwise: to(otherwise),
        span: step.span,
        ...named(step.title, `if ${printExpression(step.test)}`),
        undoes: at.route.undoes,
      });
    },
    at,
    lowering,
  );
}

/** Lowers `switch`: a body falls through to the next; `default` may stand anywhere. */
export function lowerSwitch(step: SwitchStep, at: Position, lowering: Lowering): NodeId {
  const route = withLeave(at.route, step.label, { break: at.next, continue: at.next });
  const bodies: NodeId[] = [];
  let following: Way = at.next;
  for (const { body } of [...step.cases].reverse()) {
    const next = following;
    const enter = once((registered) => lowerSteps(body, { registered, next, route }, lowering));
    following = enter;
    bodies.unshift(enter(at.registered));
  }
  const byDefault = step.cases.findIndex(({ test }) => test === null);
  const rules = step.cases.flatMap(({ test }, index) =>
    test === null ? [] : [{ when: test, edge: to(bodies[index] ?? 0) }],
  );
  const otherwise = to(bodies[byDefault] ?? at.next(at.registered));
  if (rules.length === 0) return otherwise.to;
  const subject = rules[0]?.when.kind === "binary" ? printExpression(rules[0].when.left) : "";
  const choose = (tests: readonly Rule[]): NodeId =>
    lowering.builder.add({
      kind: "test",
      rules: tests,
      otherwise,
      span: step.span,
      ...named(step.title, `switch ${subject}`.trim()),
      undoes: at.route.undoes,
    });
  if (!rules.some(({ when }) => isFallible(when))) return choose(rules);
  const numbered = (chosen: Expression): readonly Rule[] =>
    rules.map(({ edge, when: { span } }, index) => ({ when: sameNumber(chosen, number(index, span)), edge }));
  return evaluateFirst(firstOf(rules, step.span), (chosen) => choose(numbered(chosen)), at, lowering);
}

type Rule = TestNode["rules"][number];

/** The number of the first rule that holds, else -1: a label that may fail is asked for where those before do not hold. */
function firstOf(rules: readonly Rule[], span: Span): Expression {
  return rules.reduceRight<Expression>(
    (otherwise, { when }, index) => ({
      kind: "conditional",
      test: when,
      then: number(index, when.span),
      otherwise,
      kinds: kind.number,
      span: when.span,
    }),
    number(-1, span),
  );
}

function sameNumber(left: Expression, right: Expression): Expression {
  return { kind: "binary", operator: "===", left, right, kinds: kind.boolean, span: right.span };
}

/** Lowers a labelled block. */
export function lowerBlock(step: BlockStep, at: Position, lowering: Lowering): NodeId {
  const route = withLeave(at.route, step.label, { break: at.next, continue: at.next });
  return lowerSteps(step.body, { ...at, route }, lowering);
}

/** The route with one more place that can be left. */
export function withLeave(
  route: Route,
  label: SwitchStep["label"],
  ways: { readonly break: Way; readonly continue: Way },
): Route {
  return { ...route, leave: new Map([...route.leave, [label, ways]]) };
}
