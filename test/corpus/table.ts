/** The corpus in numbers: what each workflow became, beside what people wrote by hand for the same. */
import type { ByHand } from "./by-hand";
import { transitionsOf } from "./measure";
import type { Measured } from "./measure";
import { missingOf } from "./services";

export interface Sums {
  readonly happy: number;
  readonly failure: number;
  /** The same by hand. */
  readonly happyByHand: number;
  readonly failureByHand: number;
  readonly bytes: number;
  readonly bytesByHand: number;
}

type Hands = ReadonlyMap<number, ByHand>;

const none: ByHand = { states: 0, bytes: 0, happy: 0, failure: null, services: [] };

/** The sums over all that compile. */
export function sumsOf(measured: readonly Measured[], hands: Hands): Sums {
  const compiled = measured.filter(({ refusals }) => refusals.length === 0);
  const hand = ({ entry }: Measured): ByHand => hands.get(entry.number) ?? none;
  const total = (count: (each: Measured) => number | null): number =>
    compiled.reduce((sum, each) => sum + (count(each) ?? 0), 0);
  return {
    happy: total((each) => transitionsOf(each, "happy")),
    failure: total((each) => (hand(each).failure === null ? 0 : transitionsOf(each, "failure"))),
    happyByHand: total((each) => hand(each).happy),
    failureByHand: total((each) => hand(each).failure),
    bytes: total(({ bytes }) => bytes),
    bytesByHand: total((each) => hand(each).bytes),
  };
}

/** The table as lines of text. */
export function tableOf(measured: readonly Measured[], hands: Hands): readonly string[] {
  const sums = sumsOf(measured, hands);
  const rows = [
    [
      "workflow",
      "states",
      "hand",
      "happy",
      "hand",
      "failure",
      "hand",
      "bytes",
      "hand",
      "longest",
      "outlined",
      "services",
    ],
    ...measured.map((each) => row(each, hands.get(each.entry.number) ?? none)),
    ["sum", "", "", ...[sums.happy, sums.happyByHand, sums.failure, sums.failureByHand].map(String)].concat(
      [sums.bytes, sums.bytesByHand].map(String),
    ),
  ];
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0)));
  const lines = rows.map((cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
  );
  return [...lines, ...servicesLines(measured, hands), ...measured.flatMap(pendingLines)];
}

function row(each: Measured, hand: ByHand): readonly string[] {
  if (each.refusals.length > 0) return [each.entry.name, "pending"];
  const count = (value: number | null): string => (value === null ? "" : String(value));
  return [
    each.entry.name,
    String(each.states),
    String(hand.states),
    count(transitionsOf(each, "happy")),
    String(hand.happy),
    count(transitionsOf(each, "failure")),
    count(hand.failure),
    String(each.bytes),
    String(hand.bytes),
    String(each.longest.length),
    String(each.outlined),
    servicesCell(each, hand),
  ];
}

/** How many of the published definition's services ours uses, too. */
function servicesCell({ services }: Measured, hand: ByHand): string {
  return `${hand.services.length - missingOf(services, hand.services).length}/${hand.services.length}`;
}

/** Which of them use all the services of the published definition; of the others, why not. */
function servicesLines(measured: readonly Measured[], hands: Hands): readonly string[] {
  const others = measured.flatMap(({ entry, services }) => {
    const published = hands.get(entry.number)?.services ?? [];
    const missing = missingOf(services, published).join(", ");
    if (published.length === 0) return [`${entry.name}: the published one calls nothing but Lambda functions`];
    return missing === "" ? [] : [`${entry.name} does without ${missing}: ${entry.differs ?? "unexpected"}`];
  });
  return ["", `${faithfulOf(measured, hands).length} use every service of the published definition`, ...others];
}

/** Those that use every service of the published definition, if that uses any. */
export function faithfulOf(measured: readonly Measured[], hands: Hands): readonly Measured[] {
  return measured.filter(({ entry, services }) => {
    const published = hands.get(entry.number)?.services ?? [];
    return published.length > 0 && missingOf(services, published).length === 0;
  });
}

function pendingLines({ entry, refusals }: Measured): readonly string[] {
  if (refusals.length === 0) return [];
  return [
    "",
    `${entry.name} does not compile: ${entry.pending ?? "unexpected"}`,
    ...refusals.map((each) => `  ${each}`),
  ];
}
