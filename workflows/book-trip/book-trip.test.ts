/** All of a trip or none of it: every way in which booking can go. */
import { Disagreement, simulate, when } from "sfn-compile/testing";
import { bookTrip } from "./book-trip";
import {
  cancelFlight,
  cancelHotel,
  CardDeclined,
  CardNetworkBusy,
  chargeCard,
  reserveFlight,
  reserveHotel,
  SoldOut,
} from "./tasks";
import trip from "./trip.json";

const book = simulate(bookTrip);

const flight = { id: "F1", price: 120 };
const hotel = { id: "H1", price: 240 };
const payment = { id: "P1", amount: 360 };

const fine = [
  when(reserveFlight, flight),
  when(reserveHotel, hotel),
  when(chargeCard, payment),
  when(cancelFlight, undefined),
  when(cancelHotel, undefined),
];

test("a trip is booked", async () => {
  const run = await book(trip, ...fine);
  expect(run.status).toBe("SUCCEEDED");
  expect(run.output).toEqual({ flight, hotel, payment });
  expect(run.calls(reserveFlight)).toEqual([[trip]]);
  expect(run.calls(chargeCard)).toEqual([[trip.card, 360]]);
  expect([run.calls(cancelFlight), run.calls(cancelHotel)]).toEqual([[], []]);
});

test("it costs one transition a step", async () => {
  const run = await book(trip, ...fine);
  expect(run.transitions).toBe(3);
  expect(run.duration).toBe(0);
});

test("without a flight there is nothing to undo", async () => {
  const run = await book(trip, ...fine, when(reserveFlight, new SoldOut("no seats")));
  expect(run.error).toEqual({ name: "SoldOut", message: "no seats" });
  expect(run.output).toBeUndefined();
  expect(run.calls(reserveHotel)).toEqual([]);
  expect(run.calls(cancelFlight)).toEqual([]);
});

test("a sold-out hotel gives the flight back", async () => {
  const run = await book(trip, ...fine, when(reserveHotel, new SoldOut("no rooms")));
  expect(run.error).toEqual({ name: "SoldOut", message: "no rooms" });
  expect(run.calls(cancelFlight)).toEqual([["F1"]]);
  expect(run.calls(cancelHotel)).toEqual([]);
});

test("a declined card gives the room back, then the flight", async () => {
  const undone: string[] = [];
  const run = await book(
    trip,
    ...fine,
    when(chargeCard, new CardDeclined("no cover")),
    when(cancelFlight, async (id) => void undone.push(id)),
    when(cancelHotel, async (id) => void undone.push(id)),
  );
  expect(run.error).toEqual({ name: "CardDeclined", message: "no cover" });
  expect(run.calls(chargeCard)).toHaveLength(1);
  expect(undone).toEqual(["H1", "F1"]);
});

test("a busy card network is asked again", async () => {
  let asked = 0;
  const run = await book(
    trip,
    ...fine,
    when(chargeCard, async () => {
      if (++asked < 3) throw new CardNetworkBusy("later");
      return payment;
    }),
  );
  expect(run.output?.payment).toEqual(payment);
  expect([asked, run.calls(chargeCard).length]).toEqual([3, 3]);
  expect(run.duration).toBeLessThanOrEqual(6_000);
});

test("but not for ever", async () => {
  const run = await book(trip, ...fine, when(chargeCard, new CardNetworkBusy("later")));
  expect(run.error).toEqual({ name: "CardNetworkBusy", message: "later" });
  expect(run.calls(chargeCard)).toHaveLength(6);
  expect([run.calls(cancelHotel), run.calls(cancelFlight)]).toEqual([[["H1"]], [["F1"]]]);
});

test("when the room cannot be given back, the flight still is, and somebody is told", async () => {
  const run = await book(
    trip,
    ...fine,
    when(chargeCard, new CardDeclined("no cover")),
    when(cancelHotel, new Error("the hotel does not answer")),
  );
  expect(run.calls(cancelFlight)).toEqual([["F1"]]);
  expect(run.error?.name).toBe("CompensationFailed");
  expect(JSON.parse(run.error?.message ?? "")).toMatchObject({
    original: { name: "CardDeclined", message: "no cover" },
    failed: [{ name: "Error", message: "the hotel does not answer" }],
  });
});

test("when nothing can be given back, the report names both, the last step first", async () => {
  const run = await book(
    trip,
    ...fine,
    when(chargeCard, new CardDeclined("no cover")),
    when(cancelHotel, new Error("no answer")),
    when(cancelFlight, new TypeError("no such seat")),
  );
  expect(JSON.parse(run.error?.message ?? "")).toMatchObject({
    original: { name: "CardDeclined" },
    failed: [{ name: "Error" }, { name: "TypeError" }],
  });
});

test("the tasks themselves work together", async () => {
  const run = await book({ ...trip, id: "real" });
  expect(run.output).toEqual({
    flight: { id: "F-real", price: 120 },
    hotel: { id: "H-real", price: 240 },
    payment: { id: "P-1111-360", amount: 360 },
  });
  const sunk = await book({ ...trip, to: "Atlantis" });
  expect(sunk.error).toEqual({ name: "SoldOut", message: "no rooms in Atlantis" });
  expect(sunk.calls(cancelFlight)).toEqual([["F-1042"]]);
});

test("a machine that forgets to give the flight back is found out", async () => {
  const forgetful = simulate(bookTrip, {
    rewrite: (definition) => JSON.parse(JSON.stringify(definition).replaceAll("CancelFlight", "CancelHotel")) as never,
  });
  await expect(forgetful(trip, ...fine, when(reserveHotel, new SoldOut("no rooms")))).rejects.toThrow(Disagreement);
});
