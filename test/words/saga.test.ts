/** Sagas as plain code: order, nesting, failures of compensations. */
import { compensate, CompensationFailed, saga } from "sfn-compile";
import { runNatively } from "../../src/testing/run-natively";

class Broken extends Error {}

let undone: string[] = [];
beforeEach(() => (undone = []));

const undo = (step: string) => compensate(async () => void undone.push(step));

test("an error that leaves a saga undoes the steps in reverse and goes on", async () => {
  const broken = new Broken("the third step");
  const run = saga(async () => {
    undo("first");
    undo("second");
    throw broken;
  });
  await expect(run).rejects.toBe(broken);
  expect(undone).toEqual(["second", "first"]);
});

test("each compensation is done before the next one starts", async () => {
  const run = saga(async () => {
    undo("first");
    compensate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      undone.push("second, slowly");
    });
    throw new Broken();
  });
  await expect(run).rejects.toBeInstanceOf(Broken);
  expect(undone).toEqual(["second, slowly", "first"]);
});

test("an error caught inside undoes nothing", async () => {
  const result = await saga(async () => {
    undo("first");
    try {
      throw new Broken();
    } catch {
      return "fine";
    }
  });
  expect([result, undone]).toEqual(["fine", []]);
});

test("a saga that completes hands over to the one around it", async () => {
  const run = saga(async () => {
    undo("outer, before");
    await saga(async () => undo("inner"));
    undo("outer, after");
    throw new Broken();
  });
  await expect(run).rejects.toBeInstanceOf(Broken);
  expect(undone).toEqual(["outer, after", "inner", "outer, before"]);
});

test("an inner saga that fails undoes only its own steps", async () => {
  await saga(async () => {
    undo("outer");
    await expect(
      saga(async () => {
        undo("inner");
        throw new Broken();
      }),
    ).rejects.toBeInstanceOf(Broken);
    expect(undone).toEqual(["inner"]);
  });
  expect(undone).toEqual(["inner"]);
});

test("registrations in helper functions and loops count, as often as they run", async () => {
  const step = async (n: number) => undo(`step ${n}`);
  const run = saga(async () => {
    for (let n = 1; n <= 3; n++) await step(n);
    throw new Broken();
  });
  await expect(run).rejects.toBeInstanceOf(Broken);
  expect(undone).toEqual(["step 3", "step 2", "step 1"]);
});

test("a closure sees the last value of an outer variable", async () => {
  let reservation: string | undefined;
  const run = saga(async () => {
    compensate(async () => void (reservation !== undefined && undone.push(reservation)));
    reservation = "R1";
    throw new Broken();
  });
  await expect(run).rejects.toBeInstanceOf(Broken);
  expect(undone).toEqual(["R1"]);
});

test("when compensations fail, the rest still run, and the error reports all of it", async () => {
  const run = saga(async () => {
    undo("first");
    compensate(async () => {
      throw new TypeError("no seat");
    });
    compensate(async () => {
      throw new Broken("no room");
    });
    undo("fourth");
    throw new Broken("no money");
  });
  const error: unknown = await run.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CompensationFailed);
  expect(undone).toEqual(["fourth", "first"]);
  expect(JSON.parse((error as CompensationFailed).message)).toEqual({
    original: { name: "Broken", message: "no money" },
    failed: [
      { compensation: 3, name: "Broken", message: "no room" },
      { compensation: 2, name: "TypeError", message: "no seat" },
    ],
  });
});

test("outside of a saga compensate says how to repair it", async () => {
  const workflow = async (name: string) => {
    undo(name);
    throw new Broken();
  };
  await expect(workflow("plainly")).rejects.toThrow(/simulate\(workflow\) or runNatively\(workflow, input\)/);
  await expect(runNatively(workflow, "natively")).rejects.toBeInstanceOf(Broken);
  expect(undone).toEqual(["natively"]);
});

test("sagas that run at the same time keep apart", async () => {
  const one = async (name: string) =>
    saga(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      undo(name);
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (name === "bad") throw new Broken();
    });
  await Promise.allSettled([one("good"), one("bad"), one("better")]);
  expect(undone).toEqual(["bad"]);
});
