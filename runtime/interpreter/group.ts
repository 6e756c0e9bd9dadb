/**
 * Lines of execution that run at the same time: the branches of a Parallel, the iterations of a Map.
 * The first failure gives up all others.
 */
import type { Json } from "../../compiler/asl/definition";
import { Abandoned, StateFailure, timeoutError } from "./failures";
import type { Fiber, Member } from "./fiber";
import type { Halt } from "./halt";

export interface Group {
  readonly parent: Fiber;
  readonly size: number;
  /** How many may run at the same time. */
  readonly limit: number;
  /** Makes a member and announces it; `after` is the event that made room for it. */
  readonly begin: (index: number, after: number) => Member;
  readonly run: (index: number, fiber: Fiber) => Promise<Json>;
  /** Resolves when everything else that happens at this moment has happened. */
  readonly moment: () => Promise<void>;
  /** Tells of the end of a member. */
  readonly ended: (member: Member) => void;
}

/** The outputs of all members, in their order. The parent goes on from the last event of the last one to end. */
export function runGroup(group: Group): Promise<Json[]> {
  return new Promise((resolve, reject) => {
    const running = new Running(group, resolve, reject);
    running.start();
  });
}

class Running {
  readonly #group: Group;
  readonly #resolve: (outputs: Json[]) => void;
  readonly #reject: (failure: Error) => void;
  readonly #live = new Map<number, Member>();
  readonly #outputs: Json[];
  /** What a redrive finds: outputs, and lines that have not ended. */
  readonly #done: Map<number, Json>;
  readonly #lines = new Map<number, Fiber>();
  readonly #resumed: Halt | null;
  #next = 0;
  #failed = false;

  constructor(group: Group, resolve: (outputs: Json[]) => void, reject: (failure: Error) => void) {
    this.#group = group;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#outputs = new Array<Json>(group.size).fill(null);
    const { parent } = group;
    this.#resumed = parent.resume;
    this.#done = new Map(parent.resume?.outputs);
    for (const [index, output] of this.#done) this.#outputs[index] = output;
    parent.resume = null;
    parent.members = this.#live;
    parent.outputs = this.#done;
    parent.lines = this.#lines;
  }

  /** Announces as many members as may run, then runs them. */
  start(): void {
    const { parent, size, limit } = this.#group;
    const left = size - this.#done.size;
    if (left === 0) return this.#resolve(this.#outputs);
    const after = parent.last;
    const first = Array.from({ length: Math.min(left, limit) }, () => this.#begin(after));
    for (const run of first) run();
  }

  #begin(after: number): () => void {
    const index = this.#take();
    const member = this.#group.begin(index, after);
    member.fiber.resume = this.#resumed?.members.get(index) ?? null;
    this.#live.set(index, member);
    this.#lines.set(index, member.fiber);
    return () => {
      this.#group.run(index, member.fiber).then(
        (output) => this.#orReject(() => this.#succeed(index, member, output)),
        (thrown: unknown) => void this.#fail(member, thrown),
      );
    };
  }

  /** The next member that has not ended in an earlier run. */
  #take(): number {
    while (this.#done.has(this.#next)) this.#next++;
    return this.#next++;
  }

  #hasMore(): boolean {
    while (this.#done.has(this.#next)) this.#next++;
    return this.#next < this.#group.size;
  }

  #succeed(index: number, member: Member, output: Json): void {
    const { size, parent, ended } = this.#group;
    const after = member.fiber.last;
    this.#live.delete(index);
    this.#lines.delete(index);
    this.#done.set(index, output);
    this.#outputs[index] = output;
    ended(member);
    parent.last = member.fiber.last;
    if (this.#done.size === size) this.#resolve(this.#outputs);
    else if (this.#hasMore()) this.#begin(after)();
  }

  /** Tasks that time out at the same moment all say so before the first failure ends the others. */
  async #fail(member: Member, thrown: unknown): Promise<void> {
    if (thrown instanceof Abandoned) return;
    if (thrown instanceof StateFailure && thrown.error === timeoutError) await this.#group.moment();
    if (this.#failed) return;
    this.#failed = true;
    const { parent } = this.#group;
    this.#orReject(() => announceFailure(parent, member, this.#live));
    for (const { fiber } of this.#live.values()) fiber.abandon();
    parent.members = new Map();
    this.#reject(errorOf(thrown));
  }

  /** The history can be full at any event. */
  #orReject(step: () => void): void {
    try {
      step();
    } catch (thrown) {
      this.#reject(errorOf(thrown));
    }
  }
}

function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Writes, as AWS does, which iterations and states the failure of one member ends; the parent goes on from there. */
function announceFailure(parent: Fiber, failed: Member, live: ReadonlyMap<number, Member>): void {
  const cause = failed.fiber.last;
  for (const [, member] of [...live].sort(([one], [other]) => one - other)) {
    announceEnd(parent, member, { cause, how: member === failed ? "Failed" : "Aborted" });
  }
  parent.last = cause;
}

function announceEnd(
  parent: Fiber,
  { fiber, iteration }: Member,
  end: { readonly cause: number; readonly how: "Failed" | "Aborted" },
): void {
  if (iteration !== null && end.how === "Failed") {
    parent.record({ type: "MapIterationFailed", mapIterationFailedEventDetails: iteration }, end.cause);
  }
  if (iteration !== null && end.how === "Aborted") {
    parent.record({ type: "MapIterationAborted", mapIterationAbortedEventDetails: iteration }, end.cause);
  }
  const type = fiber.stateType;
  if (type === "Task" || type === "Wait" || ((type === "Map" || type === "Parallel") && end.how === "Aborted")) {
    parent.record({ type: `${type}StateAborted` }, end.cause);
  }
  for (const member of fiber.members.values()) announceEnd(parent, member, { ...end, how: "Aborted" });
}
