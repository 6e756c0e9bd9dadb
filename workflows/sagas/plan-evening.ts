import { CompensationFailed, compensate, saga } from "sfn-compile";
import { put, remove } from "../ledger";

export interface Evening {
  table: string;
  /** Null where there will be no show. */
  seats: string | null;
  taxi: string;
}

/** There is nobody who stays with the children. */
export class NoSitter extends Error {}

/** @task */
export async function bookTable(guest: string): Promise<string> {
  await put("table", guest, {});
  return `table-${guest}`;
}

/** @task */
export async function cancelTable(table: string): Promise<void> {
  await remove("table", table.replace("table-", ""));
}

/** @task */
export async function bookSeats(guest: string): Promise<string> {
  await put("seats", guest, {});
  return `seats-${guest}`;
}

/** @task */
export async function cancelSeats(seats: string): Promise<void> {
  await remove("seats", seats.replace("seats-", ""));
}

/** @task */
export async function hireSitter(guest: string): Promise<string> {
  if (guest === "twins") throw new NoSitter(guest);
  await put("sitter", guest, {});
  return `sitter-${guest}`;
}

/** @task */
export async function dismissSitter(sitter: string): Promise<void> {
  await remove("sitter", sitter.replace("sitter-", ""));
}

/** @task */
export async function orderTaxi(guest: string): Promise<string> {
  await put("taxi", guest, {});
  return `taxi-${guest}`;
}

/**
 * A dinner, and a show if that can be had. The show is given up as a whole: no seats without a sitter.
 * @workflow
 */
export async function planEvening(guest: string): Promise<Evening> {
  const table = await bookTable(guest);
  compensate(() => cancelTable(table));

  let seats: string | null = null;
  try {
    seats = await saga(async () => {
      const booked = await bookSeats(guest);
      compensate(() => cancelSeats(booked));
      const sitter = await hireSitter(guest);
      compensate(() => dismissSitter(sitter));
      return booked;
    });
  } catch (error) {
    // What could not be undone is nothing to pass over.
    if (error instanceof CompensationFailed) throw error;
  }

  const taxi = await orderTaxi(guest);
  return { table, seats, taxi };
}
