/** The native half of a simulation, against recordings made by hand: what is served, and what is found out. */
import { bundleNatively } from "../../src/testing/native/bundle";
import { runFunction } from "../../src/testing/native/run";
import type { Attempt, Outcome } from "../../src/testing/recording";
import { subject } from "./book-trip";

const trip = { id: "1", from: "Vienna", to: "Rome", nights: 2, card: { number: "5555", holder: "Ada" } };
const flight = { id: "F1", price: 120 };
const hotel = { id: "H1", price: 160 };
const start = Date.UTC(2026, 0, 1);

const attempt = (name: string, args: unknown[], outcome: Outcome, { seconds = 0, tries = 1 } = {}): Attempt => ({
  task: name,
  arguments: args,
  state: name,
  attempt: tries,
  start: start + seconds * 1_000,
  end: start + seconds * 1_000,
  outcome,
  alive: 0,
  givenUp: false,
  beside: false,
  limits: { timeout: false, heartbeat: false, callback: false },
});

const returned = (value: Extract<Outcome, { kind: "returned" }>["value"]): Outcome => ({ kind: "returned", value });
const failed = (name: string, message: string): Outcome => ({ kind: "failed", name, message });
const card = trip.card;

let bundle = "";
beforeAll(async () => (bundle = await bundleNatively(subject)));

const run = (...recording: Attempt[]) =>
  runFunction(subject, { bundle, input: trip, recording, start, drawn: [], concurrent: false });

test("answers come from the recording", async () => {
  const native = await run(
    attempt("reserveFlight", [trip], returned(flight)),
    attempt("reserveHotel", [trip], returned(hotel)),
    attempt("chargeCard", [card, 280], returned({ id: "P", amount: 280 })),
  );
  expect(native).toMatchObject({ disagreement: null, missing: undefined, stop: start });
  expect(native.ending).toEqual({ kind: "returned", value: { flight, hotel, payment: { id: "P", amount: 280 } } });
});

test("a recorded error undoes what was done", async () => {
  const native = await run(
    attempt("reserveFlight", [trip], returned(flight)),
    attempt("reserveHotel", [trip], failed("SoldOut", "no rooms")),
    attempt("cancelFlight", ["F1"], returned(null)),
  );
  expect(native).toMatchObject({ disagreement: null, missing: undefined });
  expect(native.ending).toEqual({ kind: "threw", name: "SoldOut", message: "no rooms" });
});

test("the policy of the task repeats its call, after its waits", async () => {
  const busy = failed("CardNetworkBusy", "later");
  const native = await run(
    attempt("reserveFlight", [trip], returned(flight)),
    attempt("reserveHotel", [trip], returned(hotel)),
    attempt("chargeCard", [card, 280], busy),
    attempt("chargeCard", [card, 280], busy, { seconds: 2, tries: 2 }),
    attempt("chargeCard", [card, 280], busy, { seconds: 6, tries: 3 }),
    attempt("cancelHotel", ["H1"], returned(null), { seconds: 6 }),
    attempt("cancelFlight", ["F1"], returned(null), { seconds: 6 }),
  );
  expect(native).toMatchObject({ disagreement: null, missing: undefined, stop: start + 6_000 });
  expect(native.ending).toEqual({ kind: "threw", name: "CardNetworkBusy", message: "later" });
});

describe("finds out", () => {
  const reserved = attempt("reserveFlight", [trip], returned(flight));
  const soldOut = attempt("reserveHotel", [trip], failed("SoldOut", "no rooms"));
  const booked = attempt("reserveHotel", [trip], returned(hotel));
  const busy = failed("CardNetworkBusy", "later");

  test.each<[string, Attempt[], string]>([
    [
      "a forgotten compensation",
      [reserved, soldOut],
      "the function calls cancelFlight where the state machine calls nothing more",
    ],
    [
      "a wrong order",
      [
        reserved,
        booked,
        attempt("chargeCard", [card, 280], failed("CardDeclined", "no")),
        attempt("cancelFlight", ["F1"], returned(null)),
      ],
      "the function calls cancelHotel where the state machine calls cancelFlight",
    ],
    [
      "other arguments",
      [reserved, booked, attempt("chargeCard", [card, 281], returned(null))],
      'chargeCard is called with other arguments: [{"number":"5555","holder":"Ada"},280] by the function, [{"number":"5555","holder":"Ada"},281] by the state machine',
    ],
    [
      "a retry at another time",
      [
        reserved,
        booked,
        attempt("chargeCard", [card, 280], busy),
        attempt("chargeCard", [card, 280], busy, { seconds: 3, tries: 2 }),
      ],
      "the state machine calls chargeCard 1 seconds later than the function",
    ],
    [
      "a retry of what must not be retried",
      [reserved, soldOut, attempt("reserveHotel", [trip], returned(hotel), { seconds: 2, tries: 2 })],
      "the function calls cancelFlight where the state machine calls reserveHotel",
    ],
  ])("%s", async (_, recording, disagreement) => {
    expect((await run(...recording)).disagreement).toBe(disagreement);
  });

  test("a call too many", async () => {
    const native = await run(reserved, soldOut, attempt("cancelFlight", ["F1"], returned(null)), soldOut);
    expect([native.disagreement, native.missing?.task]).toEqual([null, "reserveHotel"]);
  });
});
