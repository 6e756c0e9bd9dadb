/** The whole of a simulation around a machine made by hand: a right one agrees, and every wrong one is found out. */
import type { Definition } from "../../compiler/asl/definition";
import { sleep, TimeoutError } from "sfn-compile";
import { Code } from "../../src/testing/code";
import { Disagreement } from "../../src/testing/disagreement";
import { runTrial } from "../../src/testing/trial";
import { delayed, inTurn, neverAnswers, timesOut } from "../../src/testing/script";
import { when } from "../../src/testing/stub";
import type { Stub } from "../../src/testing/stub";
import {
  cancelFlight,
  cancelHotel,
  CardDeclined,
  CardNetworkBusy,
  chargeCard,
  reserveFlight,
  reserveHotel,
  SoldOut,
} from "../../workflows/book-trip/tasks";
import { ship } from "../../workflows/fulfil-order/tasks";
import { definition, subject } from "./book-trip";

const trip = { id: "1", from: "Vienna", to: "Rome", nights: 2, card: { number: "5555", holder: "Ada" } };
const flight = { id: "F1", price: 120 };
const hotel = { id: "H1", price: 160 };
const payment = { id: "P1", amount: 280 };
const code = new Code(subject);

const fine = [
  when(reserveFlight, flight),
  when(reserveHotel, hotel),
  when(chargeCard, payment),
  when(cancelFlight, undefined),
  when(cancelHotel, undefined),
];

const simulateWith = (machine: Definition, ...stubs: Stub[]) =>
  runTrial({ ...subject, workflow: { ...subject.workflow, definition: machine } }, { code, stubs, input: trip });
const simulate = (...stubs: Stub[]) => simulateWith(definition, ...fine, ...stubs);

/** The definition with one text in place of another. */
const wrong = (from: string, to: string): Definition => {
  const text = JSON.stringify(definition);
  expect(text).toContain(from);
  return JSON.parse(text.replace(from, () => to)) as Definition;
};

test("tells everything about a run that succeeds", async () => {
  const run = await simulate();
  expect(run).toMatchObject({
    status: "SUCCEEDED",
    output: { flight, hotel, payment },
    error: undefined,
    transitions: 3,
    states: ["reserveFlight", "reserveHotel", "chargeCard"],
    duration: 0,
  });
  expect(run.calls(chargeCard)).toEqual([[trip.card, 280]]);
  expect(run.history.at(-1)?.type).toBe("ExecutionSucceeded");
  expect(run.execution.output).toEqual(run.output);
});

test("tells everything about a run that fails", async () => {
  const run = await simulate(when(chargeCard, new CardDeclined("no cover")));
  expect(run).toMatchObject({
    status: "FAILED",
    output: undefined,
    error: { name: "CardDeclined", message: "no cover" },
  });
  expect([run.calls(cancelHotel), run.calls(cancelFlight)]).toEqual([[["H1"]], [["F1"]]]);
  expect(JSON.parse(run.execution.cause ?? "")).toEqual({
    errorType: "CardDeclined",
    errorMessage: "no cover",
    trace: [],
  });
});

test("every stub answers each attempt once", async () => {
  const answer = jest.fn<Promise<typeof payment>, []>().mockResolvedValue(payment);
  answer.mockRejectedValueOnce(new CardNetworkBusy("later")).mockRejectedValueOnce(new CardNetworkBusy("later"));
  const run = await simulate(when(chargeCard, answer));
  expect(answer).toHaveBeenCalledTimes(3);
  expect(run.calls(chargeCard)).toHaveLength(3);
  expect(run.duration).toBe(6_000);
});

test("a stub gets a copy and its answer is copied", async () => {
  const given = { ...flight };
  const run = await simulate(
    when(reserveFlight, async (its) => {
      its.card.holder = "Eve";
      return given;
    }),
  );
  given.price = 0;
  expect(run.calls(reserveFlight)).toEqual([[trip]]);
  expect(run.output).toMatchObject({ flight: { price: 120 } });
});

test("a failed expectation in a stub is the test's failure, not the task's", async () => {
  const run = simulate(when(reserveHotel, async () => expect(1).toBe(2) as never));
  await expect(run).rejects.toThrow("toBe");
});

test("a stub may take its time", async () => {
  const run = await simulate(
    when(reserveHotel, async () => {
      await sleep("90 minutes");
      return hotel;
    }),
  );
  expect(run.duration).toBe(5_400_000);
});

test("a stub may run out of time", async () => {
  const run = await simulate(when(reserveHotel, new TimeoutError()));
  expect(run.error).toEqual({ name: "TimeoutError", message: "" });
  expect(run.execution.error).toBe("States.Timeout");
  expect(run.calls(cancelFlight)).toEqual([["F1"]]);
});

describe("scripts:", () => {
  test("one answer after the other, the last one for all further calls, anew in each run", async () => {
    const charged = when(chargeCard, inTurn(new CardNetworkBusy("later"), delayed("3 seconds", payment)));
    for (const run of [await simulate(charged), await simulate(charged)]) {
      expect(run.results(chargeCard)).toEqual([
        { threw: { name: "CardNetworkBusy", message: "later" } },
        { returned: payment },
      ]);
      expect(run.duration).toBe(5_000);
    }
  });

  test("a function that runs out of time is stopped by Lambda", async () => {
    const run = await simulate(when(reserveHotel, timesOut));
    expect(run.error).toEqual({ name: "TimeoutError", message: "Task timed out after 3.00 seconds" });
    expect(run.execution.error).toBe("Sandbox.Timedout");
    expect([run.duration, run.calls(cancelFlight)]).toEqual([3_000, [["F1"]]]);
  });

  test("one that never answers holds up its state until a limit", async () => {
    const text = JSON.stringify(definition).replace('"reserveHotel":{', '"reserveHotel":{"TimeoutSeconds":35,');
    const tasks = new Map(subject.tasks);
    const hotelTask = tasks.get("reserveHotel");
    if (hotelTask !== undefined) tasks.set("reserveHotel", { ...hotelTask, timeoutSeconds: 30 });
    const machine = JSON.parse(text) as Definition;
    const limited = { ...subject, tasks, workflow: { ...subject.workflow, definition: machine } };
    const stubs = [...fine, when(reserveHotel, neverAnswers)];
    const run = await runTrial(limited, { code: new Code(limited), stubs, input: trip });
    expect([run.execution.error, run.duration]).toEqual(["States.Timeout", 35_000]);
    expect(run.history.map(({ type }) => type)).toContain("TaskTimedOut");
    const stopped = await runTrial(limited, { code, stubs: [...fine, when(reserveHotel, timesOut)], input: trip });
    expect([stopped.execution.error, stopped.duration]).toEqual(["Sandbox.Timedout", 30_000]);
  });
});

test("a run tells its steps", async () => {
  const run = await simulate(when(chargeCard, new CardDeclined("no cover")));
  expect(run.trace().split("\n").slice(0, 5)).toEqual([
    "         0 s  reserveFlight",
    '                flight = {"id":"F1","price":120}',
    "              reserveHotel",
    '                hotel = {"id":"H1","price":160}',
    "              chargeCard",
  ]);
});

test("a run draws its way", async () => {
  const run = await simulate(when(reserveHotel, new SoldOut("no rooms")));
  expect(run.picture("mermaid")).toContain("class reserveFlight_,reserveHotel_,cancelFlight_,failed_ taken");
  expect(run.picture()).toMatch(/^<svg [^]*<\/svg>\n$/);
});

test("a run starts when it is told to", async () => {
  const start = "2026-12-24T18:00:00.000Z";
  const run = await runTrial(subject, { code, stubs: fine, input: trip, start });
  expect(new Date(run.execution.startTime).toISOString()).toBe(start);
});

describe("an execution that ends at a limit of Step Functions", () => {
  const limited: Definition = { ...definition, TimeoutSeconds: 3_600 };
  const slow = when(reserveHotel, async () => {
    await sleep("2 hours");
    return hotel;
  });

  test("has done the same up to there", async () => {
    const run = await simulateWith(limited, ...fine, slow);
    expect(run).toMatchObject({ status: "TIMED_OUT", duration: 3_600_000, error: { name: "TimeoutError" } });
  });

  test("or is found out", async () => {
    const machine = {
      ...wrong(`"Payload":"{% $states.context.Execution.Input %}"`, `"Payload":{}`),
      TimeoutSeconds: 3_600,
    };
    await expect(simulateWith(machine, ...fine, slow)).rejects.toThrow("reserveFlight is called with other arguments");
  });
});

test("tasks without a stub run for real, as they are bundled", async () => {
  const run = await runTrial(subject, { code, stubs: [], input: { ...trip, to: "Atlantis" } });
  expect(run.error).toEqual({ name: "SoldOut", message: "no rooms in Atlantis" });
  expect(run.calls(cancelFlight)).toEqual([["F-1"]]);
});

test("a stub or a question about a task that is never called is refused", async () => {
  await expect(simulate(when(ship, { tracking: "T" }))).rejects.toThrow("bookTrip calls no task ship");
  const cancelFligth = async (id: string) => void id;
  await expect(simulate(when(cancelFligth, undefined))).rejects.toThrow("Is cancelFlight meant?");
  const run = await simulate();
  expect(() => run.calls(ship)).toThrow("bookTrip calls no task ship");
});

describe("a wrong machine is found out:", () => {
  const declined = when(chargeCard, new CardDeclined("no cover"));
  const soldOut = when(reserveHotel, new SoldOut("no rooms"));
  let asked = 0;
  beforeEach(() => (asked = 0));
  const busyTwice = when(chargeCard, async () => {
    if (++asked < 3) throw new CardNetworkBusy("later");
    return payment;
  });

  test.each<[string, Definition, Stub[]]>([
    ["another result", wrong(": $states.result.Payload}", ": null}"), []],
    ["other arithmetic", wrong("$flight.price + $hotel.price", "$flight.price - $hotel.price"), []],
    [
      "half of the undoing",
      wrong('{% $hotel.id %}"},"Next":"cancelFlight"', '{% $hotel.id %}"},"Next":"failed"'),
      [declined],
    ],
    ["a forgotten compensation", wrong('"Next":"cancelFlight"', '"Next":"failed"'), [soldOut]],
    ["a compensation too many", wrong('"Next":"cancelFlight"', '"Next":"cancelHotel"'), [soldOut]],
    ["another error", wrong("{% $error %}", "Oops"), [declined]],
    ["another message", wrong("{% $cause %}", "oops"), [declined]],
    [
      "an error swallowed",
      wrong('"Type":"Fail","Error":"{% $error %}","Cause":"{% $cause %}"', '"Type":"Succeed"'),
      [declined],
    ],
    ["a retry too few", wrong('"MaxAttempts":2', '"MaxAttempts":1'), [busyTwice]],
    ["a retry too many", wrong('"MaxAttempts":2', '"MaxAttempts":3'), [when(chargeCard, new CardNetworkBusy("x"))]],
    ["a retry too early", wrong('"IntervalSeconds":2', '"IntervalSeconds":1'), [busyTwice]],
    ["a retry of everything", wrong('["CardNetworkBusy"]', '["States.ALL"]'), [declined]],
    ["the wrong argument", wrong("{% $flight.id %}", "{% $hotel.id %}"), [declined]],
  ])("%s", async (_, machine, stubs) => {
    await expect(simulateWith(definition, ...fine, ...stubs)).resolves.toBeDefined();
    asked = 0;
    await expect(simulateWith(machine, ...fine, ...stubs)).rejects.toThrow(Disagreement);
  });

  test("and shown beside the function", async () => {
    const machine = wrong('"Next":"cancelFlight"', '"Next":"failed"');
    const error: unknown = await simulateWith(machine, ...fine, soldOut).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatchInlineSnapshot(`
     "the state machine bookTrip and the function bookTrip disagree: the function calls cancelFlight where the state machine calls nothing more

           state machine                                            | function
        1  reserveFlight({"id":"1","from":"Vie…) → {"id":"F1","pri… | reserveFlight({"id":"1","from":"Vie…) → {"id":"F1","pri…
             reserveFlight                                          |   book-trip.ts:16  const flight = await reserveFlight(t…
        2  reserveHotel({"id":"1","from":"Vie…) → SoldOut: no rooms | reserveHotel({"id":"1","from":"Vie…) → SoldOut: no rooms
             reserveHotel                                           |   book-trip.ts:21  const hotel = await reserveHotel(tri…
        3                                                           | cancelFlight("F1") → no counterpart
                                                                    |   book-trip.ts:18  await cancelFlight(flight.id);
           The state machine throws SoldOut: no rooms.
           The function goes no further.

     A function that depends on its input and its tasks alone must do what its machine does: if this one does, please report this as a bug in sfn-compile."
    `);
  });
});
