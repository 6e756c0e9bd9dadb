/** A program as the state machine that it becomes, with the answers of a world. */
import type { Definition } from "../../compiler/asl/definition";
import { functionPlaceholder } from "../../compiler/compiled";
import type { Execution } from "../../runtime/interpreter/execution";
import { endingOf } from "../../src/testing/ending";
import { stringify } from "../../src/testing/json";
import { inTime, invocationOf, resultOf } from "../../src/testing/lambda-invoke";
import { executed } from "../../src/testing/machine";
import { argumentsOf } from "../../src/testing/payload";
import type { Subject } from "../../src/testing/subject";
import type { Call, Ran } from "./native";
import { session } from "./world";
import type { World } from "./world";

const arnPrefix = "arn:aws:lambda:us-east-1:123456789012:function:";

/** Fewer events than AWS allows: a machine that goes round in circles is found out sooner. */
const limits = { events: 4_000 };

/** Runs a machine to its end. Rejects with `TooLong` when it makes too many calls. */
export async function runMachine(subject: Subject, world: World): Promise<{ execution: Execution; ran: Ran }> {
  const answer = session(world);
  const calls: Call[] = [];
  const { name: stateMachineName, type } = subject.workflow;
  const execution = await executed(deployed(subject), {
    input: world.input,
    type,
    stateMachineName,
    limits,
    invoke: async (request) => {
      const { arn, payload } = invocationOf(request);
      const task = subject.tasks.get(arn.slice(arnPrefix.length));
      if (task === undefined) throw new Error(`${arn} is no task of the program`);
      calls.push({ task: task.name, arguments: argumentsOf(task, payload), time: request.time });
      return resultOf(inTime(answer(task.name), request), request);
    },
  });
  const { startTime, stopTime } = execution;
  const since = calls.map((call) => ({ ...call, time: call.time - startTime }));
  return { execution, ran: { ending: endingOf(execution), calls: since, milliseconds: stopTime - startTime } };
}

/** The definition as a deployment makes it. */
function deployed({ workflow: { definition, tasks } }: Subject): Definition | string {
  const text = stringify(definition) ?? "";
  return tasks.reduce((all, task) => all.replaceAll(`\${${functionPlaceholder(task)}}`, `${arnPrefix}${task}`), text);
}
