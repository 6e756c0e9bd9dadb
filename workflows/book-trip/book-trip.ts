import { compensate } from "sfn-compile";
import { cancelFlight, cancelHotel, chargeCard, reserveFlight, reserveHotel } from "./tasks";
import type { Payment, Reservation, Trip } from "./tasks";

export interface Booking {
  flight: Reservation;
  hotel: Reservation;
  payment: Payment;
}

/**
 * Books a trip: all of it, or none of it.
 * @workflow
 */
export async function bookTrip(trip: Trip): Promise<Booking> {
  const flight = await reserveFlight(trip);
  compensate(async () => {
    await cancelFlight(flight.id);
  });

  const hotel = await reserveHotel(trip);
  compensate(async () => {
    await cancelHotel(hotel.id);
  });

  const payment = await chargeCard(trip.card, flight.price + hotel.price);
  return { flight, hotel, payment };
}
