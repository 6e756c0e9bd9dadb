/** `ResultWriter`: what a Map Run gives, in the form that is asked for, into the object store or to the next state. */
import type { Json } from "../../../../../compiler/asl/definition";
import { effectiveInput } from "../../../dataflow";
import type { MapState, ResultWriter } from "../../../definition/machine";
import { isList, isRecord } from "../../../json";
import { fillPayload } from "../../../lookup";
import { textOf } from "../../../payload";
import { evaluate } from "../../../query";
import type { Visit } from "../../../run";
import { actionOf, told } from "./access";
import type { ChildResult } from "./children";

interface Outcome {
  readonly mapRunArn: string;
  readonly children: readonly ChildResult[];
}

/** The output of the run; null where it is the list of the children's outputs. */
export async function writeResults(state: MapState, visit: Visit, outcome: Outcome): Promise<Json | null> {
  const writer = state.ResultWriter;
  if (writer === undefined) return null;
  const transformation = writer.WriterConfig?.Transformation ?? "NONE";
  // To the next state goes what failed, too, in its place; the files have it apart.
  if (writer.Resource === undefined) return transformed(outcome.children, transformation);
  const succeeded = transformed(outcome.children.filter(isSuccess), transformation);
  const given = await argumentsOf(writer, state, visit);
  const request = { action: actionOf(writer.Resource), arguments: given };
  return told(
    visit,
    request,
    () => written(writer, given, { outcome, succeeded, visit }),
    (output) => output,
  );
}

interface Written {
  readonly outcome: Outcome;
  readonly succeeded: readonly Json[];
  readonly visit: Visit;
}

/** Writes the files and the manifest that names them. */
async function written(writer: ResultWriter, given: Json, { outcome, succeeded, visit }: Written): Promise<Json> {
  const failed = outcome.children.filter((child) => child.status === "FAILED").map(recordOf);
  const { bucket, prefix } = destinationOf(given);
  const folder = `${prefix === "" ? "" : `${prefix.replace(/\/$/, "")}/`}${outcome.mapRunArn.split(":").at(-1) ?? ""}`;
  const isLines = writer.WriterConfig?.OutputType === "JSONL";
  const files = async (name: string, list: readonly Json[]): Promise<Json> => {
    if (list.length === 0) return [];
    const key = `${folder}/${name}_0.json${isLines ? "l" : ""}`;
    const text = isLines ? list.map((each) => textOf(each)).join("\n") : textOf(list);
    await visit.run.objectStore.put(bucket, key, text);
    return [{ Key: key, Size: Buffer.byteLength(text) }];
  };
  const manifest = {
    DestinationBucket: bucket,
    MapRunArn: outcome.mapRunArn,
    ResultFiles: { FAILED: await files("FAILED", failed), PENDING: [], SUCCEEDED: await files("SUCCEEDED", succeeded) },
  };
  const key = `${folder}/manifest.json`;
  await visit.run.objectStore.put(bucket, key, textOf(manifest));
  return { MapRunArn: outcome.mapRunArn, ResultWriterDetails: { Bucket: bucket, Key: key } };
}

type Success = Extract<ChildResult, { readonly status: "SUCCEEDED" }>;

function isSuccess(child: ChildResult): child is Success {
  return child.status === "SUCCEEDED";
}

/** What failed is told as it is without any transformation. */
function transformed(children: readonly ChildResult[], transformation: string): readonly Json[] {
  if (transformation === "NONE") return children.map(recordOf);
  const outputs = children.map((child) => (isSuccess(child) ? child.output : recordOf(child)));
  return transformation === "FLATTEN" ? outputs.flatMap((output) => (isList(output) ? output : [output])) : outputs;
}

/** A child as the files tell of it. */
function recordOf(child: ChildResult): Json {
  const details = { Included: true };
  const { stateMachine } = child;
  const shared = {
    ExecutionArn: child.executionArn,
    Input: textOf(child.input),
    InputDetails: details,
    Name: child.name,
    RedriveCount: 0,
    StartDate: new Date(child.start).toISOString(),
    StateMachineArn: isRecord(stateMachine) && typeof stateMachine["Id"] === "string" ? stateMachine["Id"] : "",
    Status: child.status,
    StopDate: new Date(child.stop).toISOString(),
  };
  if (!isSuccess(child)) {
    return { ...shared, RedriveStatus: "REDRIVABLE_BY_MAP_RUN", Error: child.error, Cause: child.cause };
  }
  const final = {
    RedriveStatus: "NOT_REDRIVABLE",
    RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
  };
  return { ...shared, ...final, Output: textOf(child.output), OutputDetails: details };
}

async function argumentsOf(writer: ResultWriter, state: MapState, visit: Visit): Promise<Json> {
  if (visit.language === "JSONata") return evaluate(visit, writer.Arguments ?? {}, "ResultWriter/Arguments");
  return fillPayload(visit, writer.Parameters ?? {}, { payload: effectiveInput(visit, state) });
}

function destinationOf(given: Json): { readonly bucket: string; readonly prefix: string } {
  const text = (name: string): string => {
    const value = isRecord(given) ? given[name] : undefined;
    return typeof value === "string" ? value : "";
  };
  return { bucket: text("Bucket"), prefix: text("Prefix") };
}
