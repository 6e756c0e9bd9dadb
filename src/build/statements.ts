/**
 * What roles must allow: a workflow invokes exactly its own functions; both it and a task do what `@permission` says.
 */
import { functionPlaceholder } from "../../compiler/compiled";
import type { Permission } from "../../compiler/compiled";

/** An IAM statement; a `${placeholder}` in a resource stands for an ARN. */
export interface Statement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Condition;
}

/** An operator, the key that it asks for, and what it has to be. */
export interface Condition {
  readonly [operator: string]: { readonly [key: string]: string | readonly string[] };
}

/** Lets a workflow invoke its tasks, in any version. */
export function invokeStatements(tasks: readonly string[]): Statement[] {
  if (tasks.length === 0) return [];
  const arns = tasks.map((task) => `\${${functionPlaceholder(task)}}`);
  return [{ Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: arns.flatMap((arn) => [arn, `${arn}:*`]) }];
}

/** What the annotations of a task or a workflow allow it, one statement for each. */
export function permitted({ permissions }: { readonly permissions: readonly Permission[] }): Statement[] {
  return permissions.map(({ action, resource }) => ({ Effect: "Allow", Action: [action], Resource: [resource] }));
}
