/** Everything that can happen to a trip. */
import { when } from "../../../src/testing/stub";
import { bookTrip } from "../../../workflows/book-trip/book-trip";
import {
  cancelFlight,
  cancelHotel,
  CardDeclined,
  CardNetworkBusy,
  chargeCard,
  reserveFlight,
  reserveHotel,
  SoldOut,
} from "../../../workflows/book-trip/tasks";
import type { Payment, Reservation } from "../../../workflows/book-trip/tasks";
import trip from "../../../workflows/book-trip/trip.json";
import { after, inTrouble, inTurn } from "../answers";
import { subject } from "../subject";

const payment = { id: "P1", amount: 360 };
const declined = when(chargeCard, new CardDeclined('the "gold" card\nwas declined'));
const busy = new CardNetworkBusy("later");

const fine = [
  when(reserveFlight, { id: "F1", price: 120 }),
  when(reserveHotel, { id: "H1", price: 240 }),
  when(chargeCard, payment),
  when(cancelFlight, undefined),
  when(cancelHotel, undefined),
];

export const trips = subject(bookTrip, "workflows/book-trip/book-trip.ts", fine, {
  "all is well": () => [trip],
  "no flight": () => [trip, when(reserveFlight, new SoldOut("no seats"))],
  "no room": () => [trip, when(reserveHotel, new SoldOut("no rooms"))],
  "card declined": () => [trip, declined],
  "card network busy twice": () => [trip, when(chargeCard, inTurn(busy, busy, payment))],
  "card network busy for ever": () => [trip, when(chargeCard, busy)],
  "card network busy, then declined": () => [
    trip,
    when(chargeCard, inTurn<Payment>(busy, new CardDeclined("no cover"))),
  ],
  "an error that nobody expected": () => [trip, when(chargeCard, new TypeError("no amount"))],
  "the card takes too long": () => [trip, when(chargeCard, after(60, payment))],
  "Lambda throttles for ever": () => [trip, when(reserveFlight, inTrouble())],
  "Lambda is out of order for a moment": () => [
    trip,
    when(reserveFlight, inTurn<Reservation>(inTrouble("Lambda.ServiceException"), { id: "F2", price: 1 })),
  ],
  "no room, and the flight cannot be given back": () => [
    trip,
    when(reserveHotel, new SoldOut("no rooms")),
    when(cancelFlight, new Error("the airline does not answer")),
  ],
  "declined, and the room cannot be given back": () => [trip, declined, when(cancelHotel, new Error("no answer"))],
  "declined, and the flight cannot be given back": () => [trip, declined, when(cancelFlight, new TypeError("no seat"))],
  "declined, and nothing can be given back": () => [
    trip,
    declined,
    when(cancelHotel, new Error("no answer")),
    when(cancelFlight, new SoldOut("odd")),
  ],
});
