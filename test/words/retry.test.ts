/** retry: on the clock of the run, in Node alone. */
import { retry, TimeoutError } from "sfn-compile";
import { runNatively } from "../../src/testing/run-natively";
import { withClock, type Waiting } from "../../src/words/clock";

class Busy extends Error {}
class VeryBusy extends Busy {}

/** Fails with these errors, one after the other, then yields; and says how long was waited before each further try. */
async function tried(options: Parameters<typeof retry>[0], errors: readonly Error[]) {
  const waits: (readonly [milliseconds: number, how: Waiting])[] = [];
  const left = [...errors];
  const clock = { wait: async (milliseconds: number, how: Waiting = {}) => void waits.push([milliseconds, how]) };
  const outcome = await withClock(clock, () =>
    retry(options, async () => {
      const [error] = left.splice(0, 1);
      if (error !== undefined) throw error;
      return "done";
    }),
  ).catch((error: unknown) => error);
  return { waits: waits.map(([milliseconds]) => milliseconds), how: waits.map(([, how]) => how), outcome };
}

test("waits longer and longer, up to the longest", async () => {
  const errors = ["1", "2", "3", "4"].map((message) => new Busy(message));
  const { waits, outcome } = await tried({ retries: 9, interval: "2 seconds", backoff: 3, max: "30 seconds" }, errors);
  expect(waits).toEqual([2_000, 6_000, 18_000, 30_000]);
  expect(outcome).toBe("done");
});

test("waits for a second and then twice as long, unless it is told otherwise", async () => {
  expect(await tried({ retries: 2 }, [new Busy(), new Busy()])).toMatchObject({
    waits: [1_000, 2_000],
    outcome: "done",
  });
});

test("throws the error of the last try", async () => {
  const last = new Busy("last");
  expect(await tried({ retries: 1 }, [new Busy(), last])).toMatchObject({ waits: [1_000], outcome: last });
  expect(await tried({ retries: 0 }, [last])).toMatchObject({ waits: [], outcome: last });
});

test.each([
  ["a class", Busy],
  ["its base class", Error],
  ["one of several", [TimeoutError, Busy]],
  ["a name", "VeryBusy"],
])("tries again what it is told to: %s", async (_, on) => {
  expect(await tried({ retries: 1, on }, [new VeryBusy()])).toMatchObject({ outcome: "done" });
});

test("throws anything else at once", async () => {
  const odd = new Error("odd");
  expect(await tried({ retries: 5, on: [Busy, "Odd"] }, [odd])).toMatchObject({ waits: [], outcome: odd });
});

test("with jitter, a wait may be anything up to that long", async () => {
  const { how, waits } = await tried({ retries: 1, interval: 8, jitter: true }, [new Busy()]);
  expect([how, waits]).toEqual([[{ least: 0 }], [8_000]]);
});

test("takes no time in a native run", async () => {
  let tries = 0;
  const result = await runNatively(
    async (days: number) =>
      retry({ retries: 3, interval: { days } }, async () => {
        if (++tries < 4) throw new Busy();
        return tries;
      }),
    30,
  );
  expect(result).toBe(4);
});
