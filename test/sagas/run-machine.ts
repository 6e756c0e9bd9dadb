/** A saga as the state machine that it becomes, in a world. */
import { functionPlaceholder } from "../../compiler/compiled";
import type { Execution } from "../../runtime/interpreter/execution";
import type { Answered } from "../../src/testing/answers";
import { endingOf } from "../../src/testing/ending";
import { isRecord } from "../../src/testing/json";
import { inTime, invocationOf, resultOf } from "../../src/testing/lambda-invoke";
import { executed } from "../../src/testing/machine";
import type { Subject } from "../../src/testing/subject";
import { isTask } from "./generate/tasks";
import type { Ran } from "./run-program";
import type { World } from "./world";

const arnPrefix = "arn:aws:lambda:us-east-1:123456789012:function:";

/** A state without a timeout waits for so many seconds. */
const endless = 99_999_999;

/** Fewer events than AWS allows: a machine that goes round in circles is found out sooner. */
const limits = { events: 8_000 };

/** Runs a machine to its end. */
export async function runMachine(
  { workflow }: Subject,
  world: World,
): Promise<{ readonly execution: Execution; readonly ran: Ran }> {
  const text = workflow.tasks.reduce(
    (all, task) => all.replaceAll(`\${${functionPlaceholder(task)}}`, `${arnPrefix}${task}`),
    JSON.stringify(workflow.definition),
  );
  const { name: stateMachineName, type } = workflow;
  const start = Date.parse("2026-01-01T00:00:00.000Z");
  const execution = await executed(text, {
    input: { ...world.input, items: [...world.input.items] },
    type,
    start,
    stateMachineName,
    limits,
    invoke: async (request) => {
      const { arn, payload } = invocationOf(request);
      const task = arn.slice(arnPrefix.length);
      if (!isTask(task)) throw new Error(`${arn} is no task of the program: ${JSON.stringify(workflow.regions)}`);
      const argument = typeof payload === "string" ? payload : isRecord(payload) ? payload["what"] : null;
      if (typeof argument !== "string") throw new Error(`${task} gets ${JSON.stringify(payload)}`);
      const seconds = request.taskTimeoutSeconds < endless ? request.taskTimeoutSeconds : Infinity;
      const answer = world.attempt(task, argument, request.time - start, seconds * 1_000);
      return resultOf(inTime(answered(answer), request), request);
    },
  });
  const ending = endingOf(execution);
  if (ending.kind === "stuck") throw new Error("the machine goes no further");
  return { execution, ran: { ending, vague: false, milliseconds: execution.stopTime - start } };
}

function answered(answer: ReturnType<World["attempt"]>): Answered {
  const { milliseconds } = answer;
  if ("value" in answer) return { milliseconds, outcome: { kind: "returned", value: answer.value } };
  return { milliseconds, outcome: { kind: "failed", name: answer.name, message: answer.message } };
}
