/** The matchers for runs, in Jest; in Jest with ES modules and in node:test they are tried in test/packaging. */
import { assertRun, explore, exploring, matchers, simulate, simulateAsl, when } from "sfn-compile/testing";
import type { RunMatchers } from "sfn-compile/testing";
import { bookTrip } from "../../workflows/book-trip/book-trip";
import { cancelFlight, cancelHotel, CardDeclined, chargeCard, SoldOut } from "../../workflows/book-trip/tasks";
import { reserveFlight, reserveHotel } from "../../workflows/book-trip/tasks";
import trip from "../../workflows/book-trip/trip.json";

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- this is how Jest's types are extended
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type -- Jest names them so
    interface Matchers<R, T = {}> extends RunMatchers<R> {}
  }
}

expect.extend(matchers);

const book = simulate(bookTrip);
const usual = [
  when(reserveFlight, { id: "F1", price: 100 }),
  when(reserveHotel, { id: "H1", price: 200 }),
  when(chargeCard, { id: "P1", amount: 300 }),
  when(cancelFlight, undefined),
  when(cancelHotel, undefined),
];
const declined = when(chargeCard, new CardDeclined("no cover"));

test("where a large value differs, the runner shows how", async () => {
  const run = await book(trip, ...usual);
  const other = { ...run.output, payment: { id: "P2", amount: 300 } };
  expect(() => expect(run).toHaveSucceeded(other)).toThrow(/-\s+"id": "P2",\s+\+\s+"id": "P1",/);
  const card = { number: "1", holder: trip.card.holder };
  expect(() => expect(run).toHaveCalled(chargeCard, { with: [card, 300] })).toThrow(/-\s+"number": "1",/);
});

test("what the kit complains of points at the line of the test", async () => {
  const nobody = async (): Promise<void> => undefined;
  const own = /^Error: bookTrip calls no task nobody[^\n]*\n\s+at [^\n]*matchers\.test\.ts:\d+:\d+/;
  const wrong: unknown = await book(trip, when(nobody, undefined)).catch((error: unknown) => error);
  expect(wrong).toBeInstanceOf(Error);
  expect(wrong instanceof Error ? wrong.stack : "").toMatch(own);
  const failing = when(reserveHotel, ({ id }) => {
    expect(id).toBe("another");
    return { id, price: 1 };
  });
  const failed: unknown = await book(trip, ...usual, failing).catch((error: unknown) => error);
  expect(failed instanceof Error ? failed.stack : "").toContain("matchers.test.ts");
});

test("a run that succeeds", async () => {
  const run = await book(trip, ...usual);
  expect(run).toHaveSucceeded();
  expect(run).toHaveSucceeded(expect.objectContaining({ payment: { id: "P1", amount: 300 } }));
  expect(run).not.toHaveFailed();
  expect(run).not.toHaveSucceeded({});
  expect(run).toHaveCalled(chargeCard, { times: 1, with: [trip.card, 300] });
  expect(run).not.toHaveCalled(cancelFlight);
  expect(run).toHaveTaken("reserveFlight", "chargeCard");
  expect(run).not.toHaveTaken("chargeCard", "reserveFlight");
  expect(run).toHaveCompensated();
});

test("a run that fails", async () => {
  const run = await book(trip, ...usual, declined);
  expect(run).toHaveFailed("CardDeclined");
  expect(run).toHaveFailed({ name: "CardDeclined", message: "no cover", cause: expect.stringContaining("errorType") });
  expect(run).not.toHaveFailed("SoldOut");
  expect(run).toHaveCompensated(cancelHotel, cancelFlight);
  expect(run).not.toHaveCompensated(cancelFlight, cancelHotel);
});

test("a failure says what the run did, with its steps", async () => {
  const run = await book(trip, ...usual, when(reserveHotel, new SoldOut("no rooms")));
  expect(() => expect(run).toHaveSucceeded()).toThrow(
    "expected the run to have succeeded; it failed with SoldOut: no rooms",
  );
  expect(() => expect(run).toHaveCalled(chargeCard, { times: 2 })).toThrow(
    "to have called chargeCard 2 times; calls: none",
  );
  expect(() => expect(run).toHaveCompensated(cancelHotel)).toThrow("it called cancelFlight to undo");
  expect(() => expect(run).not.toHaveFailed()).toThrow(/expected the run not to have failed[^]*! SoldOut: no rooms/);
  expect(() => expect({}).toHaveSucceeded()).toThrow("this is no run");
});

test("the same without matchers", async () => {
  const run = await book(trip, ...usual, declined);
  assertRun(run).toHaveFailed({ name: "CardDeclined" });
  assertRun(run).not.toHaveSucceeded();
  assertRun(run).toHaveCalled(cancelFlight, { with: ["F1"] });
  expect(() => assertRun(run).toHaveTaken("nowhere")).toThrow("it took reserveFlight → reserveHotel");
});

test("machines written by hand, and what was explored", async () => {
  const wait = simulateAsl({ StartAt: "wait", States: { wait: { Type: "Wait", Seconds: 1, End: true } } });
  const run = await wait({ n: 1 });
  expect(run).toHaveSucceeded({ n: 1 });
  assertRun(run).toHaveTaken("wait");
  const { runs } = await explore(bookTrip, trip, ...usual, exploring({ errors: [] }));
  for (const failed of runs.filter(({ failures: [failure] }) => failure?.task === "reserveHotel" && !failure.once)) {
    expect(failed).toHaveCompensated(cancelFlight);
  }
});
