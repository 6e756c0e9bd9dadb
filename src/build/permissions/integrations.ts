/** What the optimised integrations need, beyond the tasks of the project: functions that exist already, nested executions. */
import type { Json, TaskState } from "../../../compiler/asl/definition";
import type { Condition } from "../statements";

/** Actions on resources. */
export interface Allowed {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Condition;
}

/** The role that a state assumes for its call; null where it has none. */
export function assumedBy({ Credentials }: TaskState): Allowed | null {
  const role = memberOf(Credentials, "RoleArn");
  return role === null ? null : { actions: ["sts:AssumeRole"], resources: [role] };
}

/** What an integration needs that is none of the SDK's; `parameters` are those of the definition, as they stand in it. */
export function calledDirectly(
  { Resource, Arguments }: TaskState,
  parameters: ReadonlySet<string>,
): readonly Allowed[] {
  if (/:states:::lambda:invoke/.test(Resource)) return functionNamed(memberOf(Arguments, "FunctionName"), parameters);
  if (/:states:::http:invoke$/.test(Resource)) return connection(Arguments);
  const found = /:states:::states:startExecution(\.sync(?::2)?)?$/.exec(Resource);
  return found === null ? [] : execution(memberOf(Arguments, "StateMachineArn"), found[1] !== undefined);
}

/** Those of the project stand there as placeholders too, and are allowed with its tasks. */
function functionNamed(arn: string | null, parameters: ReadonlySet<string>): readonly Allowed[] {
  if (arn === null || !(arn.startsWith("arn:") || parameters.has(arn))) return [];
  const isQualified = arn.split(":").length > 7;
  return [{ actions: ["lambda:InvokeFunction"], resources: isQualified ? [arn] : [arn, `${arn}:*`] }];
}

/** A web API is called with what a connection keeps for it, in a secret that EventBridge has made. */
function connection(sent: Json | undefined): readonly Allowed[] {
  const given = new Map<string, Json>(Object.entries(isRecord(sent) ? sent : {}));
  const arn = memberOf(given.get("Authentication") ?? given.get("InvocationConfig"), "ConnectionArn");
  const condition = conditionOf(given.get("ApiEndpoint"), memberOf(sent, "Method"));
  const called: Allowed = { actions: ["states:InvokeHTTPEndpoint"], resources: ["*"] };
  return [
    condition === null ? called : { ...called, condition },
    { actions: ["events:RetrieveConnectionCredentials"], resources: [arn ?? "*"] },
    { actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], resources: [secretOf(arn)] },
  ];
}

/** The secret bears the name of its connection: `arn:aws:events:eu-west-1:111122223333:connection/shop/…`. */
function secretOf(arn: string | null): string {
  const [, partition, place, name] = /^arn:([^:]+):events:([\w-]+:\d+):connection\/([^/]+)/.exec(arn ?? "") ?? [];
  return name === undefined
    ? `arn:\${AWS::Partition}:secretsmanager:${here}:secret:events!connection/*`
    : `arn:${partition}:secretsmanager:${place}:secret:events!connection/${name}/*`;
}

/** Only this address and this method, as far as they are known: of an address that is put together, what it begins with. */
function conditionOf(endpoint: Json | undefined, method: string | null): Condition | null {
  const text = typeof endpoint === "string" ? endpoint : "";
  const [, start] = /^\{% "([^"\\*?]*\/)" & [^?:;]*%\}$/.exec(text) ?? [];
  const address: Condition | null = !text.startsWith("{%")
    ? text === "" || /[*?$]/.test(text)
      ? null
      : { StringEquals: { "states:HTTPEndpoint": text } }
    : start === undefined
      ? null
      : { StringLike: { "states:HTTPEndpoint": `${start}*` } };
  if (method === null) return address;
  const same = { ...address?.["StringEquals"], "states:HTTPMethod": method };
  return { ...address, StringEquals: same };
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const here = "${AWS::Region}:${AWS::AccountId}";
const rule = `arn:\${AWS::Partition}:events:${here}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`;

/** Who waits for the end of an execution asks about it, stops it, and is told of it by a rule that Step Functions keeps. */
function execution(machine: string | null, waits: boolean): readonly Allowed[] {
  const resources = [machine ?? "*"];
  const start: Allowed = { actions: ["states:StartExecution"], resources };
  if (!waits) return [start];
  const executions = [`arn:\${AWS::Partition}:states:${here}:execution:*`];
  return [
    start,
    { actions: ["states:DescribeExecution", "states:StopExecution"], resources: executions },
    { actions: ["events:DescribeRule", "events:PutRule", "events:PutTargets"], resources: [rule] },
  ];
}

/** Text of a member that is known now, and no expression. */
function memberOf(value: Json | undefined, name: string): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const found = new Map<string, Json>(Object.entries(value)).get(name);
  return typeof found === "string" && !found.startsWith("{%") ? found : null;
}
