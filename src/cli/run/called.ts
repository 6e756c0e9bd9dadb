/** A call of a run, as it is shown, and what is done where nothing answers it. */
import type { Json } from "../../../compiler/asl/definition";
import { unansweredTask } from "../../../compiler/diagnostics/catalog/run";
import type { Report } from "../../../compiler/diagnostics/report";
import type { InvokeRequest } from "../../../runtime/interpreter/execution";
import { TaskFailure } from "../../../runtime/interpreter/task-failure";

/** A call of a function, `lambda:invoke`; with a token as well. */
const ofFunction = /^arn:[\w-]+:states:::lambda:invoke(\.waitForTaskToken)?$/;

/** What a call is shown as, and what is sent: of a function its name and its payload. */
export function calledBy(request: InvokeRequest): { readonly task: string; readonly payload: Json } {
  const { resource, arguments: sent } = request;
  const members = new Map<string, Json>(Object.entries(sent ?? {}));
  const name = members.get("FunctionName");
  if (!ofFunction.test(resource) || typeof name !== "string") return { task: shown(resource), payload: sent };
  return { task: shown(name), payload: members.get("Payload") ?? {} };
}

function shown(resource: string): string {
  return resource.replace(/^arn:[\w-]+:states:::|^arn:.*:(?:function|activity):/, "");
}

/** Reports a call that nothing answers. Gives what is thrown: never to be caught, for then a run would seem to work. */
export function unanswered(request: InvokeRequest, report: Report): TaskFailure {
  report.add(unansweredTask, null, { state: request.state, resource: calledBy(request).task });
  return new TaskFailure("States.Runtime", "There is no answer.");
}
