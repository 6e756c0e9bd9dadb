/** Machines written by hand, simulated with stubs by state. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sleep } from "sfn-compile";
import { stringify } from "yaml";
import type { Definition } from "../../compiler/asl/definition";
import { simulateAsl } from "../../src/testing/simulate-asl";
import { removeTemporaryFolders, temporaryFolder } from "../build/temporary-project";

afterAll(removeTemporaryFolders);

class Busy extends Error {}

const definition: Definition = {
  QueryLanguage: "JSONata",
  StartAt: "Charge card",
  States: {
    "Charge card": {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: { FunctionName: "charge", Payload: { cents: "{% $states.input.cents %}" } },
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 10, MaxAttempts: 1 }],
      TimeoutSeconds: 60,
      Output: "{% $states.result.Payload.receipt %}",
      Next: "Keep receipt",
    },
    "Keep receipt": {
      Type: "Task",
      Resource: "arn:aws:states:::dynamodb:putItem",
      Arguments: { TableName: "receipts", Item: { id: { S: "{% $states.input %}" } } },
      Output: "{% $states.result %}",
      End: true,
    },
  },
};

const order = simulateAsl(definition);

test("stubs answer for states", async () => {
  const run = await order(
    { cents: 5 },
    {
      "Charge card": async ({ cents }: { cents: number }) => ({ receipt: `R${cents}` }),
      "Keep receipt": { kept: true },
    },
  );
  expect(run).toMatchObject({ status: "SUCCEEDED", output: { kept: true }, states: ["Charge card", "Keep receipt"] });
  expect(run.calls("Charge card")).toEqual([{ cents: 5 }]);
  expect(run.calls("Keep receipt")).toEqual([{ TableName: "receipts", Item: { id: { S: "R5" } } }]);
});

test("errors are retried and reported under their names", async () => {
  const run = await order({ cents: 5 }, { "Charge card": new Busy("later") });
  expect(run).toMatchObject({ status: "FAILED", error: { name: "Busy", message: "later" }, duration: 10_000 });
  expect(run.calls("Charge card")).toHaveLength(2);
});

test("a slow answer times out", async () => {
  const run = await order({ cents: 5 }, { "Charge card": () => sleep("2 minutes") });
  expect(run.error).toEqual({ name: "TimeoutError", message: "" });
  expect(run.duration).toBe(60_000);
});

test("a call without a stub rejects", async () => {
  await expect(order({ cents: 5 })).rejects.toThrow('the state "Charge card" calls charge, and no stub answers it');
});

test.each([
  ["order.asl.json", JSON.stringify(definition)],
  ["order.asl.yaml", stringify(definition)],
])("reads %s", async (name, text) => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  const run = await simulateAsl(path)({ cents: 5 }, { "Charge card": { receipt: "R" }, "Keep receipt": "kept" });
  expect(run.output).toBe("kept");
});
