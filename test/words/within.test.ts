/** within: a limit on the clock of the run. */
import { sleep, TimeoutError, within } from "sfn-compile";
import { runNatively } from "../../src/testing/run-natively";

test("gives what the block yields, or throws, in time", async () => {
  expect(await runNatively((seconds: number) => within(seconds, async () => sleep(4).then(() => "done")), 5)).toBe(
    "done",
  );
  const failing = (): Promise<void> => within("1 minute", () => Promise.reject(new RangeError("no")));
  await expect(runNatively(failing)).rejects.toThrow(RangeError);
});

test("what comes in the last moment is in time", async () => {
  expect(await runNatively(() => within("4 seconds", async () => sleep(4).then(() => "done")))).toBe("done");
});

test("throws a TimeoutError when the time is over; what goes on, goes on unseen", async () => {
  const done: string[] = [];
  const late = async (): Promise<void> => {
    try {
      await within("5 seconds", async () => {
        await sleep("6 seconds");
        done.push("late");
        throw new Error("nobody sees this");
      });
    } catch (error) {
      done.push(error instanceof TimeoutError ? error.message : "odd");
    }
    await sleep("2 seconds");
  };
  await runNatively(late);
  expect(done).toEqual(["it took longer than 5 seconds", "late"]);
});

describe("on the real clock", () => {
  afterEach(() => jest.useRealTimers());

  test("leaves no timer behind", async () => {
    jest.useFakeTimers();
    await within("1 hour", () => Promise.resolve());
    expect(jest.getTimerCount()).toBe(0);
  });

  test("the time runs", async () => {
    jest.useFakeTimers();
    const waiting = within("1 hour", () => new Promise(() => undefined)).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(await waiting).toBeInstanceOf(TimeoutError);
  });
});
