/** The machines that are measured, in JSONPath, which other tools understand too. */
import type { Machine } from "../runtime/interpreter/definition/machine";

/** A loop of so many transitions. */
export function loopOf(transitions: number): Machine {
  const turns = (transitions - 4) / 2;
  return {
    StartAt: "start",
    States: {
      start: { Type: "Pass", Result: { n: 0 }, ResultPath: "$.state", Next: "more" },
      more: {
        Type: "Choice",
        Choices: [{ Variable: "$.state.n", ...{ NumericLessThan: turns }, Next: "turn" }],
        Default: "done",
      },
      turn: {
        Type: "Pass",
        Parameters: { "n.$": "States.MathAdd($.state.n, 1)" },
        ResultPath: "$.state",
        Next: "more",
      },
      done: { Type: "Succeed" },
    },
  };
}

/** A Map with two states for each item. */
export const map: Machine = {
  StartAt: "each",
  States: {
    each: {
      Type: "Map",
      ItemsPath: "$.items",
      ItemProcessor: {
        StartAt: "wrap",
        States: {
          wrap: { Type: "Pass", Parameters: { "value.$": "$" }, Next: "give" },
          give: { Type: "Pass", OutputPath: "$.value", End: true },
        },
      },
      End: true,
    },
  },
};

/** An input with so many items. */
export function mapInput(items: number): { readonly items: readonly { readonly n: number }[] } {
  return { items: Array.from({ length: items }, (_, n) => ({ n })) };
}

/** Executions before those that are measured, so that the code is warm; and those that are, for the garbage of each. */
export const warmUps = 20;
export const runs = 6;
