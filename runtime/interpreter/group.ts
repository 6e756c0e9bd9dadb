/**
 * Lines of execution that run at the same time: the branches of a Parallel, the iterations of a Map.
 * The first failure gives up all others.
 */
import type { Json } from "../../compiler/asl/definition";
import { Abandoned, StateFailure, timeoutError } from "./failures";
import type { Fiber, Member } from "./fiber";
import type { Halt } from "./halt";
import type { WayEnd } from "./run";

export interface Group {
  readonly parent: Fiber;
  readonly size: number;
  /** How many may run at the same time. */
  readonly limit: number;
  /** Makes a member and announces it; `after` is the event that made room for it. */
  readonly begin: (index: number, after: number) => Member;
  readonly run: (index: number, fiber: Fiber, end: WayEnd) => void;
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
  /** Members that have not ended. */
  readonly #live = new Map<number, Member>();
  readonly #outputs: (Json | undefined)[];
  readonly #resumed: Halt | null;
  #ended = 0;
  #next = 0;
  #failed = false;

  constructor(group: Group, resolve: (outputs: Json[]) => void, reject: (failure: Error) => void) {
    this.#group = group;
    this.#resolve = resolve;
    this.#reject = reject;
    const { parent, size } = group;
    this.#resumed = parent.resume;
    this.#outputs = new Array<Json | undefined>(size).fill(undefined);
    for (const [index, output] of parent.resume?.outputs.entries() ?? []) this.#keep(index, output);
    parent.resume = null;
    parent.members = this.#live;
    parent.lines = this.#live;
    parent.outputs = this.#outputs;
  }

  /** Announces as many members as may run, then runs them. */
  start(): void {
    const { parent, size, limit } = this.#group;
    const left = size - this.#ended;
    if (left === 0) return this.#end();
    const after = parent.last;
    for (let count = Math.min(left, limit); count > 0; count--) this.#begin(after);
    for (const index of [...this.#live.keys()]) this.#carry(index);
  }

  #end(): void {
    this.#resolve(this.#outputs.map((output) => output ?? null));
  }

  #keep(index: number, output: Json | undefined): void {
    if (output === undefined) return;
    this.#outputs[index] = output;
    this.#ended++;
  }

  /** Announces the next member that has not ended in an earlier run; there is one. */
  #begin(after: number): number {
    while (this.#outputs[this.#next] !== undefined) this.#next++;
    const index = this.#next++;
    const member = this.#group.begin(index, after);
    member.fiber.resume = this.#resumed?.members.get(index) ?? null;
    this.#live.set(index, member);
    return index;
  }

  #hasMore(): boolean {
    while (this.#outputs[this.#next] !== undefined) this.#next++;
    return this.#next < this.#group.size;
  }

  /** Runs a member to its end. */
  #carry(index: number): void {
    const member = this.#live.get(index);
    if (member === undefined) return;
    this.#group.run(index, member.fiber, new MemberEnd(this, index, member));
  }

  /** The history can be full at any event. */
  succeed(index: number, member: Member, output: Json): void {
    try {
      this.#goOn(index, member, output);
    } catch (thrown) {
      this.#reject(errorOf(thrown));
    }
  }

  #goOn(index: number, member: Member, output: Json): void {
    const { size, parent, ended } = this.#group;
    const after = member.fiber.last;
    this.#live.delete(index);
    this.#keep(index, output);
    ended(member);
    parent.last = member.fiber.last;
    if (this.#ended === size) this.#end();
    else if (this.#hasMore()) this.#carry(this.#begin(after));
  }

  /** Tasks that time out at the same moment all say so before the first failure ends the others. */
  async fail(member: Member, thrown: unknown): Promise<void> {
    if (thrown instanceof Abandoned) return;
    if (thrown instanceof StateFailure && thrown.error === timeoutError) await this.#group.moment();
    if (this.#failed) return;
    this.#failed = true;
    const { parent } = this.#group;
    try {
      announceFailure(parent, member, this.#live);
    } catch (full) {
      this.#reject(errorOf(full));
    }
    for (const { fiber } of this.#live.values()) fiber.abandon();
    parent.members = new Map();
    this.#reject(errorOf(thrown));
  }
}

/** A Map with many items has many of these. */
class MemberEnd implements WayEnd {
  readonly #group: Running;
  readonly #index: number;
  readonly #member: Member;

  constructor(group: Running, index: number, member: Member) {
    this.#group = group;
    this.#index = index;
    this.#member = member;
  }

  succeeded(output: Json): void {
    this.#group.succeed(this.#index, this.#member, output);
  }

  failed(thrown: unknown): void {
    void this.#group.fail(this.#member, thrown);
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
  if (iteration !== null) parent.recordIteration(`MapIteration${end.how}`, iteration, end.cause);
  const type = fiber.stateType;
  if (type === "Task" || type === "Wait" || ((type === "Map" || type === "Parallel") && end.how === "Aborted")) {
    parent.record({ type: `${type}StateAborted` }, end.cause);
  }
  for (const member of fiber.members.values()) announceEnd(parent, member, { ...end, how: "Aborted" });
}
