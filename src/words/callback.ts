/** await callback<Decision>((token) => ask({ token }), { timeout: "7 days" })   →   .waitForTaskToken */
import { AsyncLocalStorage } from "node:async_hooks";
import { currentClock } from "./clock";
import { secondsOf } from "./duration";
import type { Duration } from "./duration";
import { HeartbeatTimeoutError, TimeoutError } from "./errors";
import { currentHost } from "./host";
import { open } from "./tokens";
import type { Signal, TaskToken } from "./tokens";

/** How long an answer is waited for. */
export interface CallbackOptions {
  readonly timeout: Duration;
  /** So long whoever has the token may be silent: then it is a `HeartbeatTimeoutError`. */
  readonly heartbeat?: Duration;
}

/** A `callback` that is going on, as whoever serves its one call sees it. */
export interface Asking {
  readonly timeoutSeconds: number;
  readonly heartbeatSeconds: number | null;
  /** What has been answered. */
  answer: unknown;
}

const asking = new AsyncLocalStorage<Asking | null>();

/** The `callback` around the call that is being made. */
export function currentCallback(): Asking | null {
  return asking.getStore() ?? null;
}

/** What stands for the token where calls are compared. */
export const tokenText = "<task token>";

/**
 * Makes one call that hands a token on, and waits for what is sent to that token by `succeed` or `fail` of
 * `sfn-compile/lambda`; the response of the call itself is dropped. Without an answer it fails with a `TimeoutError`.
 */
export async function callback<Answer>(
  ask: (token: TaskToken<Answer>) => Promise<unknown>,
  { timeout, heartbeat }: CallbackOptions,
): Promise<Answer> {
  const timeoutSeconds = secondsOf(timeout);
  const heartbeatSeconds = heartbeat === undefined ? null : secondsOf(heartbeat);
  const state: Asking = { timeoutSeconds, heartbeatSeconds, answer: undefined };
  if (currentHost() === undefined) await inProcess(ask, state);
  else await asking.run(state, () => ask(tokenText));
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the token says what may be sent
  return state.answer as Answer;
}

let tokens = 0;

/** Natively, outside of tests: the answer comes from the same process. */
async function inProcess<Answer>(ask: (token: TaskToken<Answer>) => Promise<unknown>, state: Asking): Promise<void> {
  tokens += 1;
  const token = `token ${tokens} of this process`;
  const box: { signals: Signal[]; wake: () => void } = { signals: [], wake: () => undefined };
  const close = open(token, (signal) => {
    box.signals.push(signal);
    box.wake();
  });
  try {
    await ask(token);
    await answered(box, state);
  } finally {
    close();
  }
}

async function answered(box: { signals: Signal[]; wake: () => void }, state: Asking): Promise<void> {
  const start = Date.now();
  for (;;) {
    const left = state.timeoutSeconds * 1_000 - (Date.now() - start);
    const silence = (state.heartbeatSeconds ?? Infinity) * 1_000;
    const isOver = await silent(box, Math.min(left, silence));
    const signal = box.signals.shift();
    if (signal?.kind === "succeed") {
      state.answer = signal.value;
      return;
    }
    if (signal?.kind === "fail") throw Object.assign(new Error(signal.message), { name: signal.name });
    if (isOver) throw silence < left ? new HeartbeatTimeoutError("nobody is at work") : new TimeoutError("no answer");
  }
}

/** True when so much time has passed without a signal. */
async function silent(box: { signals: Signal[]; wake: () => void }, milliseconds: number): Promise<boolean> {
  if (box.signals.length > 0) return false;
  const over = new AbortController();
  const late = currentClock()
    .wait(milliseconds, { unless: over.signal })
    .then(() => true);
  const woken = new Promise<boolean>((resolve) => {
    box.wake = () => resolve(false);
  });
  return Promise.race([late, woken]).finally(() => over.abort());
}
