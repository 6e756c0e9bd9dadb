/** What a trip is made of, and the calls that reserve, pay, confirm and undo it. */
export interface Trip {
  id: string;
  phone: string;
}

/** @task */
export async function reserveFlight(trip: Trip): Promise<{ id: string }> {
  return { id: `F-${trip.id}` };
}

/** @task */
export async function cancelFlight(tripId: string, flightId: string): Promise<void> {}

/** @task */
export async function reserveCar(trip: Trip): Promise<{ id: string }> {
  return { id: `C-${trip.id}` };
}

/** @task */
export async function cancelCar(tripId: string, carId: string): Promise<void> {}

/** @task */
export async function processPayment(trip: Trip): Promise<{ id: string }> {
  return { id: `P-${trip.id}` };
}

/** @task */
export async function refundPayment(tripId: string, paymentId: string): Promise<void> {}

/** @task */
export async function confirmFlight(flightId: string): Promise<void> {}

/** @task */
export async function confirmCar(carId: string): Promise<void> {}
