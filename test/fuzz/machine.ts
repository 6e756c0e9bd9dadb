/** A program as the state machine that it becomes, with the answers of a world. */
import { functionPlaceholder, functionsOf, outlinedFunction } from "../../compiler/compiled";
import type { Execution } from "../../runtime/interpreter/execution";
import { endingOf } from "../../src/testing/ending";
import { stringify } from "../../src/testing/json";
import { inTime, invocationOf, resultOf } from "../../src/testing/lambda-invoke";
import { executed } from "../../src/testing/machine";
import { argumentsOf } from "../../src/testing/payload";
import type { Subject } from "../../src/testing/subject";
import { startOfTime } from "./native";
import type { Ran } from "./native";
import { askOutlined } from "./outlined";
import type { Outlined } from "./outlined";
import { session } from "./world";
import type { Call, World } from "./world";

const arnPrefix = "arn:aws:lambda:us-east-1:123456789012:function:";

/** A machine that can be run. */
export interface Runnable {
  readonly subject: Subject;
  /** Null: nothing of it runs as JavaScript. */
  readonly outlined: Outlined | null;
}

/** Runs a machine to its end, or to so many events. Rejects with `TooLong` when it makes too many calls. */
export async function runMachine(
  { subject, outlined }: Runnable,
  world: World,
  events?: number,
): Promise<{ execution: Execution; ran: Ran }> {
  const answer = session(world);
  const calls: Call[] = [];
  const { name: stateMachineName, type } = subject.workflow;
  const execution = await executed(deployed(subject), {
    input: world.input,
    type,
    stateMachineName,
    start: startOfTime,
    ...(events === undefined ? {} : { limits: { events } }),
    invoke: async (request) => {
      const { arn, payload } = invocationOf(request);
      const name = arn.slice(arnPrefix.length);
      if (outlined !== null && name === outlinedFunction(stateMachineName))
        return resultOf(await askOutlined(outlined, payload, request.time), request);
      const task = subject.tasks.get(name);
      if (task === undefined) throw new Error(`${arn} is no task of the program`);
      const call = {
        task: task.name,
        arguments: argumentsOf(task, payload),
        time: request.time - startOfTime,
      };
      calls.push(call);
      return resultOf(inTime(answer(call), request), request);
    },
  });
  const { startTime, stopTime } = execution;
  return { execution, ran: { ending: endingOf(execution), calls, milliseconds: stopTime - startTime } };
}

const deployments = new WeakMap<Subject, string>();

/** The definition as a deployment makes it; the worlds of a program share it. */
function deployed(subject: Subject): string {
  const made = deployments.get(subject) ?? deploy(subject);
  deployments.set(subject, made);
  return made;
}

function deploy({ workflow }: Subject): string {
  const text = stringify(workflow.definition) ?? "";
  return functionsOf(workflow).reduce(
    (all, task) => all.replaceAll(`\${${functionPlaceholder(task)}}`, `${arnPrefix}${task}`),
    text,
  );
}
