/**
 * await send(new Date(at).toISOString(), name.normalize())   →   one region for both, instead of one for each
 *
 * Operands that stand next to each other without an `await` between them are outlined together where two of them have to be.
 */
import type { Expression as Syntax } from "ts-morph";
import { kind } from "../../ir/kinds";
import { property } from "../parts";
import { kindsOf } from "../read-expression";
import { collect, makeLocal, place, readOf, type Operand, type Reading } from "../reading";
import { isAwaitFree } from "./await-free";
import { isAtBorder } from "./border";
import { checkpoint } from "./checkpoint";
import { canStand } from "./expression";
import { addRegion, isKept, planned } from "./region";

/** Where operands begin that may be outlined together, the first of which is. */
interface Run {
  readonly from: number;
  readonly undo: () => void;
}

/** Reads operands. */
export function readTogether(
  nodes: readonly Syntax[],
  reading: Reading,
  read: (node: Syntax) => Operand,
): readonly Operand[] {
  const operands: Operand[] = [];
  let run: Run | null = null;
  nodes.forEach((node, at) => {
    const undo = checkpoint(reading);
    const before = reading.regions.length;
    const operand = read(node);
    const isOutlined = reading.regions.length > before;
    if (!canGoAlong(node, reading)) run = null;
    else if (isOutlined && run !== null) {
      const together = outlinedTogether(nodes.slice(run.from, at + 1), run, reading);
      if (together !== null) operands.splice(run.from, Infinity, ...together.slice(0, -1));
      else run = { from: at, undo };
      operands.push(together?.at(-1) ?? operand);
      return;
    } else if (isOutlined) run = { from: at, undo };
    operands.push(operand);
  });
  return operands;
}

function canGoAlong(node: Syntax, reading: Reading): boolean {
  return canStand(node) && isKept(node, reading) && isAwaitFree(node, reading);
}

/** The operands of one region, in the place of what they were read as: the first one comes with the step that calls it. */
function outlinedTogether(nodes: readonly Syntax[], { undo }: Run, reading: Reading): readonly Operand[] | null {
  const why = reading.regions.at(-1)?.why ?? "";
  const plan = planned(nodes, { exits: [], ends: false }, reading);
  const [first] = nodes;
  if (plan === null || first === undefined || plan.outs.outer.length > 0) return null;
  undo();
  const span = place(reading, first);
  const result = readOf(makeLocal("outlined", "outlined", span, kind.object), kind.object, span);
  const steps = collect(reading, () => {
    const parts = { ...plan, ...whole, keys: nodes.map(keyOf), leaves: isAtBorder(first, reading) };
    addRegion({ plan, parts, why, hint: "arguments", required: [] }, result, reading);
  });
  const values = property(result, "value", { kinds: kind.object, span, optional: false });
  return nodes.map((node, at) => {
    const about = { kinds: kindsOf(node, reading), span: place(reading, node), optional: false };
    return { node, value: property(values, keyOf(node, at), about), steps: at === 0 ? steps : [] };
  });
}

const whole = { outer: [], inner: [], tagged: false, catches: false } as const;

function keyOf(_: Syntax, at: number): string {
  return `value${at + 1}`;
}
