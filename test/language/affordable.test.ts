/** A machine is written with as few states as can be, unless Step Functions would not take what comes of it. */
import { affordable } from "../../compiler/affordable";
import { allPasses, type Pass } from "../../compiler/3-plan/plan";
import { definitionTooLarge } from "../../compiler/diagnostics/catalog/check";
import { Report } from "../../compiler/diagnostics/report";
import type { Flow } from "../../compiler/ir/flow";

const span = { file: "order.ts", start: 0, end: 1, line: 1, column: 1 };
const flow = { name: "order", span } as Flow;

/** Writes machines that are this large with passes that put expressions into each other, and without. */
function written(merged: number, inParts: number): { readonly size: number; readonly codes: readonly string[] } {
  const report = new Report();
  const write = (_: Flow, passes: readonly Pass[]): number => {
    const bytes = passes.includes("rideAssignments") ? merged : inParts;
    if (bytes > 1_000) report.add(definitionTooLarge, span, { name: "order", bytes });
    return bytes;
  };
  const size = affordable(flow, { passes: allPasses, write, readAgain: null }, report);
  return { size, codes: report.found.map(({ code }) => code) };
}

test("what fits is written with all passes", () => {
  expect(written(900, 400)).toEqual({ size: 900, codes: [] });
});

test("what does not is written in parts, and nothing is said", () => {
  expect(written(1_700, 600)).toEqual({ size: 600, codes: [] });
});

test("what is too large in parts, too, is refused once", () => {
  expect(written(1_700, 1_200)).toEqual({ size: 1_200, codes: [definitionTooLarge.code] });
});
