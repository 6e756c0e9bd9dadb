/**
 * What distributed Maps need: to start their items as executions of their own machine, to ask about them and stop them; to
 * read what the items are read from; to write the results. The same as CDK's `DistributedMap` allows.
 */
import type { Definition, Json, MapState, State, States } from "../../../compiler/asl/definition";
import type { Statement } from "../statements";
import type { Allowed } from "./integrations";

const partition = "arn:${AWS::Partition}";

/**
 * What a machine must be allowed of itself, by the logical id that it has in a template; nothing where it has no distributed
 * Map. It names the machine, so that it cannot be a part of the role that the machine is made with.
 */
export function mapRunStatements({ States }: Pick<Definition, "States">, machine: string): readonly Statement[] {
  if (![...statesWithin(States)].some(isDistributed)) return [];
  const executions = `${partition}:states:\${AWS::Region}:\${AWS::AccountId}:execution:\${${machine}.Name}`;
  return [
    { Effect: "Allow", Action: ["states:RedriveExecution"], Resource: [`${executions}/*:*`] },
    { Effect: "Allow", Action: ["states:StartExecution"], Resource: [`\${${machine}}`] },
    {
      Effect: "Allow",
      Action: ["states:DescribeExecution", "states:StopExecution"],
      Resource: [`${executions}:*`, `${executions}/*:*`],
    },
  ];
}

/** Every state, those within others included. */
export function* statesWithin(states: States): Generator<State> {
  for (const state of Object.values(states)) {
    yield state;
    for (const inner of machinesIn(state)) yield* statesWithin(inner);
  }
}

function machinesIn(state: State): readonly States[] {
  if (state.Type === "Map") return [state.ItemProcessor.States];
  return state.Type === "Parallel" ? state.Branches.map(({ States }) => States) : [];
}

function isDistributed(state: State): boolean {
  return state.Type === "Map" && state.ItemProcessor.ProcessorConfig?.Mode === "DISTRIBUTED";
}

/** What a Map reads and writes in S3. */
export function readAndWritten(state: State): readonly Allowed[] {
  if (state.Type !== "Map") return [];
  return [...read(state), ...written(state)];
}

/** A manifest names other objects, and so does a listing whose objects are read. */
function read({ ItemReader: reader }: MapState): readonly Allowed[] {
  if (reader === undefined) return [];
  const lists = reader.Resource.endsWith(":listObjectsV2");
  const { ReaderConfig: config = {} } = reader;
  const isOne = !lists && config["InputType"] !== "MANIFEST";
  const get = { actions: ["s3:GetObject"], resources: [objectsIn(reader.Arguments, isOne ? "Key" : null)] };
  if (!lists) return [get];
  const list = { actions: ["s3:ListBucket"], resources: [bucketOf(reader.Arguments)] };
  return config["Transformation"] === undefined ? [list] : [list, get];
}

/** Large results are written in parts. */
function written({ ResultWriter: writer }: MapState): readonly Allowed[] {
  if (writer === undefined) return [];
  const actions = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"];
  const prefix = textOf(writer.Arguments, "Prefix");
  const objects = objectsIn(writer.Arguments, null);
  return [
    { actions, resources: [prefix === null ? objects : objects.replace(/\*$/, `${prefix.replace(/\/$/, "")}/*`)] },
  ];
}

function bucketOf(sent: Json): string {
  return `${partition}:s3:::${textOf(sent, "Bucket") ?? "*"}`;
}

/** The object with that key, where it is known; else all of the bucket. */
function objectsIn(sent: Json, key: string | null): string {
  return `${bucketOf(sent)}/${(key === null ? null : textOf(sent, key)) ?? "*"}`;
}

/** Text of a member that is known now, and no expression. */
function textOf(sent: Json, name: string): string | null {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return null;
  const found = new Map<string, Json>(Object.entries(sent)).get(name);
  return typeof found === "string" && !found.startsWith("{%") ? found : null;
}
