/**
 * Lines of execution that run at the same time: the branches of a Parallel, the iterations of a Map.
 * The first failure gives up all others.
 */
import type { Json } from "../../compiler/asl/definition";
import { Abandoned } from "./failures";
import type { Fiber, Member } from "./fiber";

export interface Group {
  readonly parent: Fiber;
  readonly size: number;
  /** How many may run at the same time. */
  readonly limit: number;
  /** Makes a member and announces it; `after` is the event that made room for it. */
  readonly begin: (index: number, after: number) => Member;
  readonly run: (index: number, fiber: Fiber) => Promise<Json>;
  /** Tells of the end of a member. */
  readonly ended: (member: Member) => void;
}

/** The outputs of all members, in their order. The parent goes on from the last event of the last one to end. */
export function runGroup(group: Group): Promise<Json[]> {
  const { parent, size } = group;
  const live = new Map<number, Member>();
  const outputs = new Array<Json>(size).fill(null);
  let begun = 0;
  let ended = 0;
  parent.members = live;
  return new Promise((resolve, reject) => {
    const begin = (after: number): (() => void) => {
      const index = begun++;
      const member = group.begin(index, after);
      live.set(index, member);
      return () => group.run(index, member.fiber).then((output) => succeed(index, member, output), fail(member));
    };
    const succeed = (index: number, member: Member, output: Json): void => {
      try {
        const after = member.fiber.last;
        live.delete(index);
        outputs[index] = output;
        group.ended(member);
        parent.last = member.fiber.last;
        if (++ended === size) resolve(outputs);
        else if (begun < size) begin(after)();
      } catch (thrown) {
        reject(thrown);
      }
    };
    const fail = (member: Member) => (thrown: unknown) => {
      if (thrown instanceof Abandoned) return;
      try {
        announceFailure(parent, member, live);
      } catch (full) {
        reject(full);
      }
      for (const each of live.values()) each.fiber.abandon();
      parent.members = new Map();
      reject(thrown);
    };
    if (size === 0) resolve(outputs);
    const first = Array.from({ length: Math.min(size, group.limit) }, () => begin(parent.last));
    for (const start of first) start();
  });
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
