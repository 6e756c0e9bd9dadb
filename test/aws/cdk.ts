/** What CDK lets a machine do that has one task, in the form of our own statements. */
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { DefinitionBody, StateMachine, type IChainable } from "aws-cdk-lib/aws-stepfunctions";

/** A statement, every action with every resource that it is allowed on. */
export interface Pairs {
  readonly [action: string]: readonly string[];
}

interface Policy {
  readonly Properties: { readonly PolicyDocument: { readonly Statement: readonly Statement[] } };
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** The statements of CDK for a task. */
export function allowedByCdk(make: (stack: Stack) => IChainable): Pairs {
  const stack = new Stack(new App(), "Test");
  new StateMachine(stack, "Machine", { definitionBody: DefinitionBody.fromChainable(make(stack)) });
  const policies = Object.values(Template.fromStack(stack).findResources("AWS::IAM::Policy")) as unknown as Policy[];
  return pairsOf(policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement));
}

/** Actions, each with its resources. IAM does not tell `PutItem` from `putItem`. */
export function pairsOf(statements: readonly Statement[]): Pairs {
  const found = new Map<string, Set<string>>();
  for (const { Action, Resource } of statements) {
    const resources = (Array.isArray(Resource) ? (Resource as readonly unknown[]) : [Resource]).map(textOf);
    for (const action of [Action].flat()) {
      const name = action.toLowerCase();
      found.set(name, new Set([...(found.get(name) ?? []), ...resources]));
    }
  }
  const sorted = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([action, resources]) => [action, [...resources].sort()]));
}

/** CloudFormation's intrinsic functions as a placeholder in text. */
function textOf(resource: unknown): string {
  if (typeof resource === "string") return resource;
  const { Ref, "Fn::Join": join } = resource as { Ref?: string; "Fn::Join"?: readonly [string, readonly unknown[]] };
  if (Ref !== undefined) return `\${${Ref}}`;
  return join === undefined ? JSON.stringify(resource) : join[1].map(textOf).join(join[0]);
}
