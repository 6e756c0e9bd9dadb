/** What a service answers in a test: a stub's answer, or (where that is allowed) the service's own. */
import { errorName, unmodelledError } from "../../../compiler/aws/names";
import type { Json } from "../../../compiler/asl/definition";
import { callOf, type SdkTarget } from "../../../compiler/ir/target";
import type { InvokeRequest } from "../../../runtime/interpreter/execution";
import { isRecord } from "../json";
import type { Outcome } from "../recording";
import { platformName } from "../platform-errors";
import { withReadBody, withWrittenBody } from "./bodies";
import { configOf } from "./credentials";
import { marshalledOutput, unmarshalled } from "./documents";
import { commandOf, packageOf, shapesOf } from "./packages";
import { asMachine, asSdk, schemasOf } from "./schema";

/** The arguments of a call as the SDK has them. */
export function sentToService(root: string, target: SdkTarget, sent: Json): unknown {
  const input = withWrittenBody(target, sent, asSdk(sent, shapesOf(root, target).input));
  return target.document === undefined ? input : unmarshalled(root, target, input, "input");
}

/** An answer of a stub, or of the SDK itself, as the state gets it. */
export async function answeredBy(root: string, target: SdkTarget, answer: unknown): Promise<Json> {
  const read = await withReadBody(target, answer);
  const given = target.document === undefined ? read : marshalledOutput(root, target, read);
  const value = asMachine(given ?? {}, shapesOf(root, target).output);
  return isRecord(value) ? value : {};
}

/** An error of the SDK under the name that it has in a machine: its own where the client has a class for it, else the service's. */
export function failedBy(root: string, target: SdkTarget, error: unknown): Outcome {
  const platform = platformName(error);
  if (platform !== undefined) return { kind: "failed", name: platform, message: "" };
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const isKnown = name in packageOf(root, target.module);
  const asl =
    isKnown && !name.endsWith("ServiceException") ? errorName(target.errors, name) : unmodelledError(target.errors);
  return { kind: "failed", name: asl, message };
}

/** Calls the service itself, at the endpoint and with the credentials that the SDK finds in the environment, or those of the state's role. */
export async function callService(root: string, target: SdkTarget, request: InvokeRequest): Promise<unknown> {
  const exported = packageOf(root, target.module);
  const client = Object.entries(exported).find(([name]) => name.endsWith("Client") && name !== "__Client")?.[1];
  const options = configOf(root, request.credentials);
  const made: unknown = typeof client === "function" ? Reflect.construct(client, [options]) : undefined;
  const { input } = schemasOf(new (commandOf(root, target))({}));
  const sent = withWrittenBody(target, request.arguments, asSdk(request.arguments, input));
  const command = new (commandOf(root, target))(sent);
  if (!isRecord(made) || typeof made["send"] !== "function") throw new Error(`${target.module} has no client`);
  const answer: unknown = await Reflect.apply(made["send"], made, [command]);
  return target.document === undefined ? answer : unmarshalled(root, target, answer, "output");
}

/** What is said where nobody answers a call. */
export function unanswered(target: SdkTarget, state: string): Error {
  return new Error(
    `the state ${state} calls ${callOf(target)}, and no stub answers: add when(${target.document ?? target.command}, …) to the run, ` +
      `or allow real calls with simulate(…, { realCalls: true })`,
  );
}
