/**
 * Promises that nobody will ever settle: a task that never answers, as `new Promise(() => {})` plays it. The virtual
 * clock stands still while a call is under way in real time, so such a promise would stop it for good. A call is taken
 * for silent when the process has had nothing new under way for a while: no timer, no connection, no file.
 */
import { clearTimeout, setTimeout } from "node:timers";
import type { Json } from "../../../compiler/asl/definition";
import { Outcome } from "../task-failure";

/** How long, in milliseconds of real time, silence has to last. */
export interface Patience {
  /** For a task that has a timeout or a heartbeat, and for any other. */
  readonly withTimeout: number;
  readonly withoutTimeout: number;
  /** What was under way in the process when the execution began. */
  readonly before: ReadonlyMap<string, number>;
}

const interval = 100;
let watching = 0;

/** An outcome that never comes, once a call is silent; `cancel` stops listening. */
export function silence(
  call: Promise<Json | Outcome | void>,
  hasTimeout: boolean,
  patience: Patience,
): { readonly promise: Promise<Outcome>; readonly cancel: () => void } {
  const longest = hasTimeout ? patience.withTimeout : patience.withoutTimeout;
  let timer: NodeJS.Timeout | null = null;
  let settled = false;
  const promise = new Promise<Outcome>((resolve) => {
    if (longest === Infinity) return;
    let quietSince = Date.now();
    const look = (): void => {
      timer = null;
      watching--;
      if (isBusy(patience.before)) quietSince = Date.now();
      if (Date.now() - quietSince >= longest) resolve(new Outcome(null, { milliseconds: Infinity }));
      else wait();
    };
    const wait = (): void => {
      watching++;
      timer = setTimeout(look, interval);
    };
    // Most calls are settled before the first look, which then costs nothing.
    setImmediate(() => {
      if (!settled) wait();
    });
  });
  const cancel = (): void => {
    if (settled) return;
    settled = true;
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    watching--;
  };
  call.then(cancel, cancel);
  return { promise, cancel };
}

/** What is under way in the process, by kind. */
export function underWay(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function isBusy(before: ReadonlyMap<string, number>): boolean {
  return [...underWay()].some(([kind, count]) => count - ours(kind) > (before.get(kind) ?? 0));
}

/** Our own timers that look: all but the one that has just fired. */
function ours(kind: string): number {
  return kind === "Timeout" ? watching + 1 : 0;
}
