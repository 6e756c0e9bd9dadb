/**
 * What a call touches, from its arguments: one row for each service whose arguments say it. Where they do not, or only a run
 * knows them, the statement is for any resource, and `@permission` on the workflow says it better.
 */
import type { Json } from "../../../compiler/asl/definition";

type Arguments = { readonly [name: string]: Json };

/** ARNs of what a call touches; null where its arguments do not say. */
type Row = (sent: Arguments, action: string) => readonly string[] | null;

const here = "${AWS::Region}:${AWS::AccountId}";
const partition = "arn:${AWS::Partition}";

function isArguments(value: Json | undefined): value is Arguments {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text that is known now, and no expression. */
function known(value: Json | undefined): string | null {
  return typeof value === "string" && !value.startsWith("{%") ? value : null;
}

function arnOr(value: string | null, make: (name: string) => string): readonly string[] | null {
  if (value === null) return null;
  return [value.startsWith("arn:") || /^\$\{[^}]*Arn\}$/.test(value) ? value : make(value)];
}

const table: Row = (sent, action) => {
  const name = known(sent["TableName"]);
  const found = arnOr(name, (plain) => `${partition}:dynamodb:${here}:table/${plain}`);
  const [arn] = found ?? [];
  const isIndexed = (action === "query" || action === "scan") && sent["IndexName"] !== undefined;
  return arn === undefined || !isIndexed ? found : [arn, `${arn}/index/${known(sent["IndexName"]) ?? "*"}`];
};

/** `https://sqs.eu-west-1.amazonaws.com/111122223333/warehouse` */
const queue: Row = (sent) => {
  const [, region, account, name] =
    /^https:\/\/sqs\.([\w-]+)\.[\w.]+\/(\d+)\/([\w.-]+)$/.exec(known(sent["QueueUrl"]) ?? "") ?? [];
  return name === undefined ? null : [`${partition}:sqs:${region}:${account}:${name}`];
};

const object: Row = (sent, action) => {
  const bucket = known(sent["Bucket"]);
  if (bucket === null) return null;
  const arn = `${partition}:s3:::${bucket}`;
  return /^list|Bucket/.test(action) ? [arn] : [`${arn}/${known(sent["Key"]) ?? "*"}`];
};

/** Where nothing else is said, events go onto the bus of the account. */
const buses: Row = (sent) => {
  const entries = sent["Entries"];
  if (!Array.isArray(entries)) return null;
  const names = entries.map((entry: Json) => {
    if (!isArguments(entry)) return null;
    const name = entry["EventBusName"];
    return name === undefined ? "default" : known(name);
  });
  if (names.includes(null)) return null;
  return [...new Set(names)].flatMap(
    (name) => arnOr(name, (plain) => `${partition}:events:${here}:event-bus/${plain}`) ?? [],
  );
};

function named(key: string, prefix: string): Row {
  return (sent) => arnOr(known(sent[key]), (name) => `${partition}:${prefix}${name}`);
}

/** By the service of a resource. */
export const rows: { readonly [service: string]: Row } = {
  dynamodb: table,
  eventbridge: buses,
  glue: (sent) => named("JobName", `glue:${here}:job/`)(sent, "") ?? named("Name", `glue:${here}:crawler/`)(sent, ""),
  kinesis: named("StreamName", `kinesis:${here}:stream/`),
  lambda: named("FunctionName", `lambda:${here}:function:`),
  s3: object,
  secretsmanager: named("SecretId", `secretsmanager:${here}:secret:`),
  sfn: (sent) => named("StateMachineArn", "")(sent, "") ?? named("ExecutionArn", "")(sent, ""),
  sns: named("TopicArn", ""),
  sqs: queue,
  ssm: named("Name", `ssm:${here}:parameter/`),
};

/** ARNs of what a call touches; null where its arguments do not say. */
export function touchedBy(service: string, action: string, sent: Json | undefined): readonly string[] | null {
  const row = Object.hasOwn(rows, service) ? rows[service] : undefined;
  return row === undefined || !isArguments(sent) ? null : row(sent, action);
}
