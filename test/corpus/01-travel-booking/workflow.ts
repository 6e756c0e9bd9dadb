import { compensate, integration } from "sfn-compile";
import * as tasks from "./tasks";

const publish =
  integration<(message: { PhoneNumber: string; Message: string }) => Promise<{ MessageId: string }>>(
    "arn:aws:states:::sns:publish",
  );

/**
 * Books flight and car, takes the payment, confirms: all of it or none of it, and the traveller hears which.
 * @workflow
 */
export async function bookTrip(trip: tasks.Trip): Promise<{ flight: string; car: string; payment: string }> {
  compensate(async () => {
    await publish({ PhoneNumber: trip.phone, Message: "Your travel reservation failed" });
  });
  const flight = await tasks.reserveFlight(trip);
  compensate(async () => {
    await tasks.cancelFlight(trip.id, flight.id);
  });
  const car = await tasks.reserveCar(trip);
  compensate(async () => {
    await tasks.cancelCar(trip.id, car.id);
  });
  const payment = await tasks.processPayment(trip);
  compensate(async () => {
    await tasks.refundPayment(trip.id, payment.id);
  });
  await tasks.confirmFlight(flight.id);
  await tasks.confirmCar(car.id);
  await publish({ PhoneNumber: trip.phone, Message: "Your travel reservation is successful" });
  return { flight: flight.id, car: car.id, payment: payment.id };
}
