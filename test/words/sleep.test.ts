/** sleep: in virtual time under a clock, in real time without one. */
import { sleep } from "sfn-compile";
import { runNatively } from "../../src/testing/run-natively";
import { withClock } from "../../src/words/clock";

test("waits on the clock of the run, in whole seconds", async () => {
  const waits: number[] = [];
  const clock = { wait: async (milliseconds: number) => void waits.push(milliseconds) };
  await withClock(clock, async () => {
    await sleep("12 hours");
    await sleep({ minutes: 1 });
    await sleep(0.25);
  });
  expect(waits).toEqual([43_200_000, 60_000, 1_000]);
});

test("takes no time in a native run", async () => {
  const before = Date.now();
  const result = await runNatively(async (days: number) => {
    await sleep({ days });
    return days;
  }, 90);
  expect(result).toBe(90);
  expect(Date.now() - before).toBeLessThan(5_000);
});

test("sleeps that overlap end in the order of their lengths", async () => {
  const woken = await runNatively(
    async (names: string[]) => {
      const order: string[] = [];
      await Promise.all(names.map(async (name, at) => sleep(60 - at).then(() => order.push(name))));
      return order;
    },
    ["long", "middle", "short"],
  );
  expect(woken).toEqual(["short", "middle", "long"]);
});

describe("on the real clock", () => {
  afterEach(() => jest.useRealTimers());

  test("waits beyond what one timer can", async () => {
    jest.useFakeTimers();
    let done = false;
    const waiting = sleep("30 days").then(() => (done = true));
    await jest.advanceTimersByTimeAsync(29 * 86_400_000);
    expect(done).toBe(false);
    await jest.advanceTimersByTimeAsync(86_400_000);
    await waiting;
    expect(done).toBe(true);
  });
});
