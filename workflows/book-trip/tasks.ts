import { put, remove } from "../ledger";

export interface Card {
  number: string;
  holder: string;
}

export interface Trip {
  id: string;
  from: string;
  to: string;
  nights: number;
  card: Card;
}

export interface Reservation {
  id: string;
  price: number;
}

export interface Payment {
  id: string;
  amount: number;
}

/** Nothing is left for these dates. */
export class SoldOut extends Error {}

/** The bank says no. */
export class CardDeclined extends Error {}

/** The card network has too much to do; a moment later it works. */
export class CardNetworkBusy extends Error {}

/**
 * Reserves a seat.
 * @task
 */
export async function reserveFlight(trip: Trip): Promise<Reservation> {
  const flight = { id: `F-${trip.id}`, price: 120 };
  await put("flight", flight.id, flight);
  return flight;
}

/**
 * Gives a seat back.
 * @task
 */
export async function cancelFlight(id: string): Promise<void> {
  await remove("flight", id);
}

/**
 * Reserves a room. There is none in Atlantis.
 * @task
 */
export async function reserveHotel(trip: Trip): Promise<Reservation> {
  if (trip.to === "Atlantis") throw new SoldOut(`no rooms in ${trip.to}`);
  const hotel = { id: `H-${trip.id}`, price: 80 * trip.nights };
  await put("hotel", hotel.id, hotel);
  return hotel;
}

/**
 * Gives a room back.
 * @task
 */
export async function cancelHotel(id: string): Promise<void> {
  await remove("hotel", id);
}

/**
 * Charges the traveller's card.
 * @task
 * @memory 256
 * @timeout 30 seconds
 * @retry on=CardNetworkBusy retries=5 interval=2s backoff=2 max=1m jitter
 */
export async function chargeCard(card: Card, amount: number): Promise<Payment> {
  if (card.number.startsWith("4000")) throw new CardDeclined(`the card of ${card.holder} was declined`);
  const payment = { id: `P-${card.number.slice(-4)}-${amount}`, amount };
  await put("payment", payment.id, payment);
  return payment;
}
