/**
 * What roles must allow: a workflow invokes exactly its own functions, a task does what its `@permission` tags say.
 */
import { functionPlaceholder } from "../../compiler/compiled";
import type { TaskDeclaration } from "../../compiler/compiled";

/** An IAM statement; a `${placeholder}` in a resource stands for an ARN. */
export interface Statement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** Lets a workflow invoke its tasks, in any version. */
export function invokeStatements(tasks: readonly string[]): Statement[] {
  if (tasks.length === 0) return [];
  const arns = tasks.map((task) => `\${${functionPlaceholder(task)}}`);
  return [{ Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: arns.flatMap((arn) => [arn, `${arn}:*`]) }];
}

/** What a task's annotations allow it, one statement for each. */
export function taskStatements(task: TaskDeclaration): Statement[] {
  return task.permissions.map(({ action, resource }) => ({ Effect: "Allow", Action: [action], Resource: [resource] }));
}
