/**
 * Members of a group that fail at the same moment: with none of them having called anything in between, JavaScript has an
 * order for them, branches of a machine have none. Either error is the group's; a difference that follows from it is none.
 */
import type { VirtualClock } from "../../src/testing/clock";

/** `Promise` for a program: tells when two members of a `Promise.all` fail at the same time. */
export function watchedPromise(clock: VirtualClock, atOnce: () => void): PromiseConstructor {
  const all = (members: Iterable<unknown>): Promise<unknown> => {
    const list = [...members];
    const failed = { at: NaN };
    const note = (): void => {
      if (failed.at === clock.now) atOnce();
      failed.at = clock.now;
    };
    for (const member of list) Promise.resolve(member).catch(note);
    return Promise.all(list);
  };
  return new Proxy(Promise, {
    get: (target, name): unknown => (name === "all" ? all : Reflect.get(target, name, target)),
  });
}
