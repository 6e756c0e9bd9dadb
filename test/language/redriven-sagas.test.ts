/**
 * Redrive of sagas as they are compiled: an undo that halted is repaired and goes on, and so does a call, each under the key
 * that it had; a deadline begins anew.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Definition, Json } from "../../compiler/asl/definition";
import { execute, redrive } from "../../runtime/interpreter/execute";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import type { Outcome } from "../../runtime/interpreter/task-failure";
import { TaskFailure } from "../../runtime/interpreter/task-failure";
import { answeringFor, taskContext } from "../../src/words/task-context";

function definitionOf(fixture: string): Definition {
  return JSON.parse(readFileSync(join(__dirname, "../fixtures", fixture, "expected.asl.json"), "utf8")) as Definition;
}

function called({ arguments: given }: InvokeRequest): string {
  const { FunctionName, Payload } = given as { FunctionName: string; Payload: unknown };
  return `${FunctionName.replace(/\$\{(\w+)FunctionArn\}/, "$1")} ${String(Payload)}`;
}

test("an undo that halts ends the execution in its task, and a redrive goes on there", async () => {
  const calls: string[] = [];
  const broken = new Set(["Fuel capsule", "Drain one"]);
  const invoke = (request: InvokeRequest): Json => {
    calls.push(called(request));
    if (broken.has(called(request))) throw new TaskFailure("Leak", JSON.stringify({ errorMessage: called(request) }));
    return { Payload: null };
  };
  const halted = await execute(definitionOf("compensate/halting"), { input: ["one", "two"], invoke });
  expect(halted).toMatchObject({ status: "FAILED", error: "Leak" });
  expect(calls.splice(0)).toEqual(["Fuel tower", "Fuel one", "Fuel two", "Fuel capsule", "Drain two", "Drain one"]);

  broken.delete("Drain one");
  const done = await redrive(halted);
  expect(calls).toEqual(["Drain one", "Fuel spare", "Fuel go"]);
  expect(done).toMatchObject({ status: "SUCCEEDED", output: "up" });
});

/** The key that the function of a call would be told. */
function keyOf({ arguments: given }: InvokeRequest): string {
  const { ClientContext } = given as { ClientContext: string };
  return answeringFor(JSON.parse(Buffer.from(ClientContext, "base64").toString()), taskContext).idempotencyKey;
}

test("a call that is made again by a redrive has the key that it had, and its undoing has it, too", async () => {
  const calls: { what: string; key: string }[] = [];
  const down = new Set(["Pay fee"]);
  const invoke = (request: InvokeRequest): Json => {
    const what = called(request);
    if (!what.startsWith("Announce")) calls.push({ what, key: keyOf(request) });
    if (!down.has(what)) return { Payload: what };
    throw new TaskFailure("Down", JSON.stringify({ errorMessage: what }));
  };
  const first = await execute(definitionOf("task/asks-context"), { input: ["ada"], invoke });
  expect(first).toMatchObject({ status: "FAILED", error: "Down" });
  expect(calls.map(({ what }) => what)).toEqual(["Pay fee", "Pay fee"]);

  down.clear();
  down.add("Announce paid").add("Refund Pay fee");
  const halted = await redrive(first);
  expect(halted).toMatchObject({ status: "FAILED", error: "Down" });
  const tries = Array.from({ length: 1 + 6 }, () => "Refund Pay fee");
  expect(calls.slice(2).map(({ what }) => what)).toEqual(["Pay fee", "Pay ada", "Refund Pay ada", ...tries]);
  const [fee, again, redriven, ada, adaBack, ...feeBack] = calls.splice(0).map(({ key }) => key);
  expect([again, redriven, adaBack, ...feeBack]).toEqual([fee, fee, ada, ...tries.map(() => fee)]);
  expect(ada).not.toBe(fee);

  down.clear();
  expect(await redrive(halted)).toMatchObject({ status: "FAILED", error: "Down" });
  expect(calls).toEqual([{ what: "Refund Pay fee", key: fee }]);
});

test("a deadline begins anew with a redrive", async () => {
  let isDown = true;
  const invoke = (request: InvokeRequest): Json | Outcome => {
    if (isDown) throw new TaskFailure("Down", "for now", { milliseconds: 50_000 });
    return { Payload: called(request) };
  };
  const input = { name: "a", pause: 10 };
  const failed = await execute(definitionOf("deadline/calls-and-waits"), { input, invoke });
  expect(failed).toMatchObject({ status: "FAILED", error: "Down" });
  isDown = false;
  const done = await redrive(failed);
  expect(done).toMatchObject({ status: "SUCCEEDED" });
  expect(done.stopTime - done.startTime).toBe(50_000 + 30_000);
});
