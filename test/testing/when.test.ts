/** Stubs are typed by the task that they stand for, and what is called of a run by its parameters. */
import { delayed, inTurn, neverAnswers, timesOut, when } from "sfn-compile/testing";
import type { Run, Simulation } from "sfn-compile/testing";
import type { bookTrip } from "../../workflows/book-trip/book-trip";
import type { Booking } from "../../workflows/book-trip/book-trip";
import { cancelFlight, chargeCard, reserveFlight, SoldOut } from "../../workflows/book-trip/tasks";

test("results, functions, errors and mocks answer", () => {
  const stubs = [
    when(reserveFlight, { id: "F", price: 1 }),
    when(reserveFlight, async (trip) => ({ id: trip.id, price: 1 })),
    when(reserveFlight, (trip) => ({ id: trip.id, price: trip.nights })),
    when(reserveFlight, new SoldOut("no seats")),
    when(cancelFlight, undefined),
    when(cancelFlight, async (id) => void id.length),
    when(
      chargeCard,
      jest.fn(async (card, amount) => ({ id: card.number, amount })),
    ),
    when(reserveFlight, inTurn(new SoldOut("no seats"), { id: "F", price: 1 })),
    when(reserveFlight, inTurn(neverAnswers, delayed("1 hour", { id: "F", price: 1 }))),
    when(
      reserveFlight,
      delayed({ hours: 1 }, async (trip) => ({ id: trip.id, price: trip.nights })),
    ),
    when(reserveFlight, timesOut),
  ];
  expect(stubs.map(({ task }) => task.name)).toContain("chargeCard");
});

test("others do not", () => {
  const wrong = () => [
    // @ts-expect-error a flight has a price
    when(reserveFlight, { id: "F" }),
    // @ts-expect-error a flight has a price, whenever it comes
    when(reserveFlight, delayed("1 hour", { id: "F" })),
    // @ts-expect-error a flight has a price, each time
    when(reserveFlight, inTurn({ id: "F", price: 1 }, { id: "F" })),
    // @ts-expect-error a price is a number
    when(reserveFlight, async () => ({ id: "F", price: "1" })),
    // @ts-expect-error a trip has no name
    when(reserveFlight, async (trip) => ({ id: trip.name, price: 1 })),
    // @ts-expect-error the id is a text
    when(cancelFlight, async (id: number) => void id),
    // @ts-expect-error not a task
    when("reserveFlight", { id: "F", price: 1 }),
  ];
  expect(wrong).toBeInstanceOf(Function);
});

test("runs are typed by the workflow", () => {
  const typed = async (book: Simulation<typeof bookTrip>, run: Run<Booking>) => {
    // @ts-expect-error a trip is needed
    await book();
    // @ts-expect-error a trip is more than that
    await book({ id: "1" });
    const booked: Run<Booking> = await book({
      id: "1",
      from: "a",
      to: "b",
      nights: 1,
      card: { number: "", holder: "" },
    });
    const [[card, amount] = []] = booked.calls(chargeCard);
    // @ts-expect-error an amount is a number
    const text: string | undefined = amount;
    return [run.output?.flight.price, card?.number, text];
  };
  expect(typed).toBeInstanceOf(Function);
});
