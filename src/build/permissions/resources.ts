/**
 * What a call touches, from its arguments: one row for each service whose arguments say it. Where they do not, or only a run
 * knows them, the statement is for any resource, and `@permission` on the workflow says it better.
 */
import type { Json } from "../../../compiler/asl/definition";

type Arguments = { readonly [name: string]: Json };

/** ARNs of what a call touches; null where its arguments do not say. */
type Row = (sent: Arguments, action: string) => readonly string[] | null;

const region = "${AWS::Region}";
const here = `${region}:\${AWS::AccountId}`;
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

function tableArn(name: string | null): readonly string[] | null {
  return arnOr(name, (plain) => `${partition}:dynamodb:${here}:table/${plain}`);
}

/** Of several tables at once: those that a batch names, and those of each part of a transaction. */
function tablesOf({ RequestItems, TransactItems }: Arguments): readonly string[] | null {
  const parts = Array.isArray(TransactItems) ? TransactItems.map((each: Json) => partOf(each)) : [];
  const names = isArguments(RequestItems) ? Object.keys(RequestItems) : parts;
  const arns = names.map((name) => tableArn(name)?.[0] ?? null);
  const all = arns.filter((arn) => arn !== null);
  return all.length === arns.length && all.length > 0 ? [...new Set(all)] : null;
}

/** `{ Put: { TableName, … } }` */
function partOf(each: Json): string | null {
  const [part] = isArguments(each) ? Object.values(each) : [];
  return isArguments(part) ? known(part["TableName"]) : null;
}

const table: Row = (sent, action) => {
  const found = tableArn(known(sent["TableName"])) ?? tablesOf(sent);
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
  if (/^list|Bucket/.test(action)) return [arn];
  const own = `${arn}/${known(sent["Key"]) ?? "*"}`;
  const source = known(sent["CopySource"]);
  if (!("CopySource" in sent)) return [own];
  return source === null ? null : [own, `${partition}:s3:::${source.replace(/^\/|\?.*$/g, "")}`];
};

/** The ARN of a secret ends with six characters that only AWS knows. */
const secret: Row = (sent) =>
  arnOr(known(sent["SecretId"]), (name) => `${partition}:secretsmanager:${here}:secret:${name}-??????`);

const ssmParameter: Row = (sent) =>
  arnOr(known(sent["Name"]), (name) => `${partition}:ssm:${here}:parameter/${name.replace(/^\//, "")}`);

const glueRow: Row = (sent, action) => {
  if (sent["JobName"] !== undefined) return named("JobName", `glue:${here}:job/`)(sent, action);
  const [kind] = /Crawler|Workflow|Trigger/.exec(action) ?? [];
  return kind === undefined ? null : named("Name", `glue:${here}:${kind.toLowerCase()}/`)(sent, action);
};

/** A version or an alias is allowed by the ARN of its machine. */
const machine: Row = (sent) => {
  const arn = known(sent["StateMachineArn"]);
  return arn === null ? named("ExecutionArn", "")(sent, "") : [arn.replace(/(:stateMachine:[^:]+):.+$/, "$1")];
};

/** A model by its id; one of a profile, whose id begins with a region's name, stands for models in several regions. */
const model: Row = (sent) => {
  const id = known(sent["ModelId"]);
  if (id === null || /^arn:(?!.*::foundation-model\/)|^[a-z]{2,6}(-gov)?\.[\w-]+\./.test(id)) return null;
  const isOfProvider = /^[a-z0-9-]+\.[\w.:-]+$/.test(id);
  return isOfProvider || id.startsWith("arn:")
    ? arnOr(id, (plain) => `${partition}:bedrock:${region}::foundation-model/${plain}`)
    : null;
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
  bedrock: model,
  bedrockruntime: model,
  glue: glueRow,
  kinesis: named("StreamName", `kinesis:${here}:stream/`),
  lambda: named("FunctionName", `lambda:${here}:function:`),
  s3: object,
  secretsmanager: secret,
  sfn: machine,
  sns: named("TopicArn", ""),
  sqs: queue,
  ssm: ssmParameter,
};

/** ARNs of what a call touches; null where its arguments do not say. */
export function touchedBy(service: string, action: string, sent: Json | undefined): readonly string[] | null {
  const row = Object.hasOwn(rows, service) ? rows[service] : undefined;
  return row === undefined || !isArguments(sent) ? null : row(sent, action);
}
