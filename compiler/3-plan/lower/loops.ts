/**
 * while / do / for →  head: test ? body → update → head : after
 * for (const item of items) →  walked = items; index = 0; head: index < length ? item = walked[index]; body; index + 1 → head : after
 */
import type { Expression } from "../../ir/expression";
import type { EachStep, LoopStep } from "../../ir/flow";
import type { NodeId } from "../../ir/graph";
import { kind, nothing } from "../../ir/kinds";
import { computed, lengthOf, number } from "../../ir/numbers";
import { printExpression } from "../../ir/print";
import type { Span } from "../../ir/span";
import { assigning, named, setNode, to } from "./builder";
import { withLeave } from "./branch";
import { evaluateFirst, thrownBy } from "./failing";
import { lowerSteps, type Lowering, type Position } from "./lower";
import { once } from "./route";

/** Lowers `while`, `do` and `for`. */
export function lowerLoop(step: LoopStep, at: Position, lowering: Lowering): NodeId {
  const { builder } = lowering;
  const head = builder.reserve();
  const test = builder.reserve();
  const beforeTest = once(() => lowerSteps(step.head, { ...at, next: () => test }, lowering));
  const again = (): NodeId => (step.testFirst ? head : beforeTest(null));
  const onward = once((registered) => lowerSteps(step.update, { ...at, registered, next: again }, lowering));
  const route = withLeave(at.route, step.label, { break: at.next, continue: onward });
  const turn = lowerSteps(step.body, { ...at, next: onward, route }, lowering);
  jump(head, step.testFirst ? beforeTest(null) : turn, step.span, lowering);
  jump(test, decide(step, step.testFirst ? turn : head, at, lowering), step.span, lowering);
  return head;
}

/** What decides whether there is another turn. */
function decide(step: LoopStep, turn: NodeId, at: Position, lowering: Lowering): NodeId {
  const { span, test } = step;
  if (test === null) return turn;
  return evaluateFirst(
    test,
    (when) =>
      lowering.builder.add({
        kind: "test",
        rules: [{ when, edge: to(turn) }],
        otherwise: to(at.next(at.registered)),
        span,
        ...named(step.title, `while ${printExpression(test)}`),
        undoes: at.route.undoes,
      }),
    at,
    lowering,
  );
}

/** Lowers `for … of`. */
export function lowerEach(step: EachStep, at: Position, lowering: Lowering): NodeId {
  const { builder } = lowering;
  const { span, index, walked, item } = step;
  const head = builder.reserve();
  const position: Expression = { kind: "read", local: index, kinds: kind.number, span };
  const list: Expression = walked === null ? step.items : { kind: "read", local: walked, kinds: kind.array, span };
  const about = { caught: [], span, undoes: at.route.undoes };
  const increment = computed("+", position, number(1, span));
  const update = once(() => builder.add(setNode(index, increment, { ...about, next: head })));
  const route = withLeave(at.route, step.label, { break: at.next, continue: update });
  const turn = lowerSteps(step.body, { ...at, next: update, route }, lowering);
  const current: Expression = {
    kind: "element",
    base: list,
    index: position,
    optional: true,
    inside: true,
    kinds: nothing,
    span,
  };
  builder.add(
    {
      kind: "test",
      rules: [
        {
          when: { kind: "binary", operator: "<", left: position, right: lengthOf(list), kinds: kind.boolean, span },
          edge: walked === null ? to(turn) : assigning(turn, { local: item, value: current }),
        },
      ],
      otherwise: to(at.next(at.registered)),
      span,
      ...named(step.title, `each ${item.hint}`),
      undoes: at.route.undoes,
    },
    head,
  );
  const first = builder.add(setNode(index, number(0, span), { ...about, next: head }));
  if (walked === null) return first;
  return builder.add(
    setNode(walked, step.items, { ...about, next: first, caught: thrownBy(step.items, at, lowering) }),
  );
}

function jump(id: NodeId, target: NodeId, span: Span, { builder }: Lowering): void {
  builder.add({ kind: "set", done: to(target), caught: [], span, title: "go on", undoes: null }, id);
}
