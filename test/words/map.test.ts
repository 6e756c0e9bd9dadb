/** map: so many at the same time, in Node alone. */
import { map, sleep } from "sfn-compile";
import { VirtualClock } from "../../src/testing/clock";
import { runNatively } from "../../src/testing/run-natively";
import { withClock } from "../../src/words/clock";

/** When each item is begun, in seconds, where each takes as long as it says. */
async function begun(seconds: readonly number[], concurrency?: number): Promise<readonly number[]> {
  const clock = new VirtualClock(0);
  const starts: number[] = [];
  const run = { over: false };
  const mapper = (each: number): Promise<void> => {
    starts.push(clock.now / 1_000);
    return sleep(each);
  };
  const all = withClock(clock, () => map(seconds, mapper, concurrency === undefined ? {} : { concurrency }));
  void all.then(() => (run.over = true));
  while (!run.over) await clock.step();
  return starts;
}

test("begins the next item when one is done", async () => {
  expect(await begun([2, 3, 1, 1], 2)).toEqual([0, 0, 2, 3]);
  expect(await begun([2, 3, 1], 1)).toEqual([0, 2, 5]);
});

test("begins all at once, unless it is told otherwise", async () => {
  expect(await begun([2, 3, 1])).toEqual([0, 0, 0]);
});

test("gives what the mappers yield, in the order of the items", async () => {
  const named = (): Promise<string[]> =>
    map([30, 10, 20], (seconds, at) => sleep(seconds).then(() => `${String(at)} ${String(seconds)}`), {
      concurrency: 2,
    });
  expect(await runNatively(named)).toEqual(["0 30", "1 10", "2 20"]);
});

test("begins nothing more when one has failed", async () => {
  const seen: number[] = [];
  const failing = map(
    [1, 2, 3, 4],
    async (each) => {
      seen.push(each);
      await Promise.resolve();
      if (each === 2) throw new RangeError("two");
    },
    { concurrency: 1 },
  );
  await expect(failing).rejects.toThrow("two");
  expect(seen).toEqual([1, 2]);
});

test.each([0, -1, 1.5, Number.NaN])("refuses %d at once", async (concurrency) => {
  await expect(map([], async () => undefined, { concurrency })).rejects.toThrow(TypeError);
});
