/**
 * What is sent to the token of a callback: by the test that plays the other side, in the same process where a workflow runs
 * natively, else by way of Step Functions.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { errorMessage, errorName } from "../../runtime/lambda/error-name";
import { callService } from "./real-service";

declare const answer: unique symbol;

/** The token of a call that waits for an answer of a type: text, that whoever has it may answer with. */
export type TaskToken<Answer> = string & { readonly [answer]?: (given: Answer) => void };

/** What may be sent to a token. */
export type Signal =
  | { readonly kind: "succeed"; readonly value: unknown }
  | { readonly kind: "fail"; readonly name: string; readonly message: string }
  | { readonly kind: "heartbeat" };

/** Takes what is sent to a token; false where it is not known. */
export type Takes = (token: string, signal: Signal) => boolean;

const offices = new AsyncLocalStorage<Takes>();
const waiting = new Map<string, (signal: Signal) => void>();

/** Runs a block in which somebody takes what is sent to tokens. */
export function withOffice<Result>(takes: Takes, block: () => Result): Result {
  return offices.run(takes, block);
}

/** Waits, in this process, for what is sent to a token. */
export function open(token: string, take: (signal: Signal) => void): () => void {
  waiting.set(token, take);
  return () => void waiting.delete(token);
}

/** Answers the call that waits with a token. */
export async function succeed<Answer>(token: TaskToken<Answer>, value: NoInfer<Answer>): Promise<void> {
  await send(token, { kind: "succeed", value }, "SendTaskSuccessCommand", { output: JSON.stringify(value ?? null) });
}

/** Lets the call that waits with a token fail: it throws an error of this name and with this message. */
export async function fail(token: TaskToken<never>, error: Error): Promise<void> {
  const [name, message] = [errorName(error), errorMessage(error)];
  await send(token, { kind: "fail", name, message }, "SendTaskFailureCommand", {
    error: name,
    cause: JSON.stringify({ errorType: name, errorMessage: message }),
  });
}

/** Says that somebody is still at work for the call that waits with a token. */
export async function heartbeat(token: TaskToken<never>): Promise<void> {
  await send(token, { kind: "heartbeat" }, "SendTaskHeartbeatCommand", {});
}

async function send(token: string, signal: Signal, command: string, input: object): Promise<void> {
  const office = offices.getStore();
  if (office?.(token, signal) === true) return;
  const here = waiting.get(token);
  if (here !== undefined) here(signal);
  else if (office !== undefined) throw new Error("nothing waits with this token");
  else await callService("@aws-sdk/client-sfn", "SFNClient", command, { taskToken: token, ...input });
}
