/**
 * The blocks of a stack, the last registration first: a group over its entries, one at a time.
 *   each of undo: cancelHotel → (what failed, or null)   then   failures = [...failures, ...what failed]
 * However a block ends, the next one runs; a block has variables of its own, and reads those outside of it as they are.
 */
import type { Expression, Local } from "../../ir/expression";
import type { Assignment, Edge, Graph, NodeId } from "../../ir/graph";
import { mapGraphValues } from "../../ir/map-graph";
import { kind } from "../../ir/kinds";
import { computed, lengthOf, number } from "../../ir/numbers";
import { Builder, assigning } from "./builder";
import { failureOf, withFailures, withOneMore } from "./failures";
import { halted } from "./halt";
import { fromEntry } from "./kept";
import { lowerSteps, type Lowering } from "./lower";
import { once, routeOfUndo } from "./route";
import { whichBlock, type Block, type Stack } from "./stack";

export interface Unwinding {
  readonly stack: Stack;
  /** The entries to unwind. */
  readonly entries: Expression;
  /** How many registrations came before these. */
  readonly before: Expression;
  readonly failures: Local;
  /** What failed is not seen by the workflow any more. */
  readonly isLast: boolean;
  readonly next: NodeId;
}

/** Adds the group that runs the blocks. */
export function unwindStack(unwinding: Unwinding, lowering: Lowering): NodeId {
  const { stack, entries, failures, next } = unwinding;
  const { span } = stack;
  const results: Expression = { kind: "result", of: "group", kinds: kind.array, span };
  const caught: Expression = { kind: "caught", kinds: kind.error, span };
  return lowering.builder.add({
    kind: "group",
    parts: { kind: "each", items: entries, graph: graphOf(unwinding, lowering), concurrency: 1, distributed: null },
    done: assigning(next, { local: failures, value: withFailures(failures, results, span) }),
    caught: stack.blocks.some(({ step }) => step.halts)
      ? []
      : [
          {
            match: "any",
            edge: assigning(next, {
              local: failures,
              value: withOneMore(failures, failureOf(unknown(span), caught, []), span),
            }),
          },
        ],
    registers: [],
    span,
    title: "undo",
    undoes: stack.blocks[0]?.step.number ?? null,
  });
}

/** The list itself could not be gone through: nothing says which block it was, or which have run. */
function unknown(span: Stack["span"]): Expression {
  return number(0, span);
}

/** What is done with one entry: its block, told by its number where there are several. */
function graphOf(unwinding: Unwinding, outer: Lowering): Graph {
  const { stack } = unwinding;
  const builder = new Builder();
  const { span } = stack;
  const [position, entry] = [local("position", stack), local("entry", stack)];
  const lowering: Lowering = { ...outer, builder, arrived: new Map() };
  const given: Expression = { kind: "given", path: ["item"], kinds: kind.object, span };
  const begin = (assign: readonly Assignment[], next: NodeId): NodeId =>
    builder.add({
      kind: "set",
      done: {
        assign: [{ local: position, value: { kind: "given", path: ["index"], kinds: kind.number, span } }, ...assign],
        to: next,
      },
      caught: [],
      span,
      title: "begin",
      undoes: null,
    });
  const starts = stack.blocks.map((block): Start => ({
    block,
    node: lowerBlock(block, positionIn(unwinding, position), unwinding, lowering),
  }));
  const [only, ...more] = starts;
  if (only === undefined) throw new Error("a stack without blocks");
  const start =
    more.length === 0
      ? begin(parts(only.block, given), only.node)
      : begin([{ local: entry, value: given }], chosen([only, more], entry, stack, builder));
  return mapGraphValues(builder.graph(start), (value) => fromEntry(value, stack.kept, stack.own));
}

interface Start {
  readonly block: Block;
  readonly node: NodeId;
}

/** Goes to the block whose entry it is. */
function chosen(
  [first, more]: readonly [Start, readonly Start[]],
  entry: Local,
  { span }: Stack,
  builder: Builder,
): NodeId {
  const whole: Expression = { kind: "read", local: entry, kinds: kind.object, span };
  const left: Expression = {
    kind: "property",
    base: whole,
    name: whichBlock,
    optional: false,
    kinds: kind.number,
    span,
  };
  const edge = ({ block, node }: Start): Edge => assigning(node, ...parts(block, whole));
  const rules = more.map((each) => {
    const right: Expression = { kind: "literal", value: each.block.number, kinds: kind.number, span };
    const when: Expression = { kind: "binary", operator: "===", left, right, kinds: kind.boolean, span };
    return { when, edge: edge(each) };
  });
  return builder.add({ kind: "test", rules, otherwise: edge(first), span, title: "which undo", undoes: null });
}

function local(name: string, { span }: Stack): Local {
  return { name, hint: name, span, boxed: false };
}

/** What an entry has kept, under the names that the block knows it by. */
function parts({ kept }: Block, entry: Expression): readonly Assignment[] {
  return kept.map(({ key, value: { kinds, span }, local: into }) => ({
    local: into,
    value: { kind: "property", base: entry, name: key, optional: false, kinds, span },
  }));
}

/** The states of a block, which end with null, or with what failed. */
function lowerBlock(
  { step, kept }: Block,
  position: Expression,
  { stack, isLast }: Unwinding,
  lowering: Lowering,
): NodeId {
  const { span, number: undoes } = step;
  const end = (value: Expression): NodeId => lowering.builder.add({ kind: "end", value, span, title: "done", undoes });
  const done = once(() => end({ kind: "literal", value: null, kinds: kind.null, span }));
  const undoError = local("undoError", stack);
  const caught: Expression = { kind: "read", local: undoError, kinds: kind.error, span };
  const noted = once(() => ({
    local: undoError,
    node: end(failureOf(position, caught, isLast ? kept : [])),
    uncaught: false,
  }));
  const fail = step.halts ? halted(step, undoError, lowering) : noted;
  const route = routeOfUndo(step, { end: done, fail });
  return lowerSteps(step.body, { registered: null, next: () => done(null), route }, lowering);
}

/** The last registration comes first: `before + length - position`. */
function positionIn({ entries, before }: Unwinding, position: Local): Expression {
  const { span } = entries;
  const at: Expression = { kind: "read", local: position, kinds: kind.number, span };
  return computed("+", before, computed("-", lengthOf(entries), at));
}
