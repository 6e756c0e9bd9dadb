/**
 * Bodies of objects of S3 on both sides: a machine has their text in the answer of `s3:getObject`, and gives `s3:putObject` a
 * value, whose JSON is written, as executions recorded on AWS show; the SDK has a stream and a text.
 */
import { Readable } from "node:stream";
import type { Json } from "../../../compiler/asl/definition";
import type { SdkTarget } from "../../../compiler/ir/target";
import { isRecord } from "../json";

/** The arguments of a call as the SDK has them: with the text of what the machine writes. */
export function withWrittenBody(target: SdkTarget, sent: Json, input: unknown): unknown {
  const body = isCall(target, "putObject") && isRecord(sent) ? sent["Body"] : undefined;
  return body === undefined || !isRecord(input) ? input : { ...input, Body: JSON.stringify(body) };
}

/** What a stub or the service answers, with the text of the body; a stub may give the text itself. */
export async function withReadBody(target: SdkTarget, answer: unknown): Promise<unknown> {
  const body = isCall(target, "getObject") && isRecord(answer) ? answer["Body"] : undefined;
  if (body === undefined || !isRecord(answer)) return answer;
  return { ...answer, Body: await textOf(body) };
}

async function textOf(body: unknown): Promise<string> {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString("utf8");
  const transform: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "transformToString") : null;
  if (typeof transform === "function") return String(await Reflect.apply(transform, body, []));
  if (!(body instanceof Readable)) throw new Error("the `Body` of an object is a text, bytes, or a stream");
  const chunks: unknown[] = await body.toArray();
  return Buffer.concat(
    chunks.map((chunk) => (chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk)))),
  ).toString("utf8");
}

/** The answer as the SDK has it: the body is a stream that can be read once. */
export function withStream(target: SdkTarget | undefined, answer: Json, value: unknown): unknown {
  const body = target !== undefined && isCall(target, "getObject") && isRecord(answer) ? answer["Body"] : undefined;
  return typeof body === "string" && isRecord(value) ? { ...value, Body: streamOf(body) } : value;
}

function streamOf(text: string): Readable {
  let isRead = false;
  const transformToString = async (): Promise<string> => {
    if (isRead) throw new Error("The stream has already been transformed.");
    isRead = true;
    return text;
  };
  return Object.assign(Readable.from([text]), { transformToString });
}

function isCall({ service, action }: SdkTarget, name: string): boolean {
  return service === "s3" && action === name;
}
