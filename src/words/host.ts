/**
 * Who serves what a workflow calls and asks when it runs natively: in a test the record of its state machine, else nobody, and
 * the words do it themselves.
 */
import { AsyncLocalStorage } from "node:async_hooks";

/** Who a run is, as its state machine knows it. */
export interface ExecutionFacts {
  /** The ARN of the execution. */
  readonly id: string;
  readonly name: string;
  /** When it began: a date and time as ISO 8601 has it. */
  readonly startTime: string;
}

/** What a test's run answers. */
export interface Host {
  /** Answers a call by its name: an ARN, the name of a workflow. */
  call(name: string, args: readonly unknown[]): Promise<unknown>;
  readonly execution: ExecutionFacts;
}

const hosts = new AsyncLocalStorage<Host>();

/** Runs a block whose calls are answered by a host. */
export function withHost<Result>(host: Host, block: () => Result): Result {
  return hosts.run(host, block);
}

/** The host of what runs now. */
export function currentHost(): Host | undefined {
  return hosts.getStore();
}
