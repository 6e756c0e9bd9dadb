import { commit, compensate } from "sfn-compile";
import { put, remove } from "../ledger";

export interface Transfer {
  id: string;
  from: string;
  to: string;
  cents: number;
}

/** The account does not hold as much. */
export class NoCover extends Error {}

/** Somebody has to look at this transfer. */
export class Suspicious extends Error {}

/**
 * Compensable: the amount can be given back.
 * @task
 */
export async function withdraw(transfer: Transfer): Promise<void> {
  const { id, from, cents } = transfer;
  if (from === "empty") throw new NoCover(`${from} does not hold ${cents}`);
  await put("withdrawal", id, { from, cents });
}

/** @task */
export async function giveMoneyBack(transfer: Transfer): Promise<void> {
  await remove("withdrawal", transfer.id);
}

/**
 * @task
 * @uncompensated it only reads
 */
export async function screen(transfer: Transfer): Promise<void> {
  if (transfer.to === "casino") throw new Suspicious(transfer.to);
}

/**
 * The pivot: what another bank has got, it does not give back.
 * @task
 */
export async function deposit(transfer: Transfer): Promise<void> {
  const { id, to, cents } = transfer;
  await put("deposit", id, { to, cents });
}

/**
 * Retriable: it is tried again until it is done.
 * @task
 * @retry retries=20 interval=10s backoff=2 max=1h
 */
export async function bookTransfer(transfer: Transfer): Promise<void> {
  await put("booking", transfer.id, {});
}

/**
 * Compensable steps, then the pivot, then retriable ones.
 * @workflow
 */
export async function transferMoney(transfer: Transfer): Promise<void> {
  // Before the step: to give back what was never taken does no harm, and a withdrawal may time out and be done all the same.
  compensate(() => giveMoneyBack(transfer));
  await withdraw(transfer);
  await screen(transfer);
  await deposit(transfer);
  commit();
  await bookTransfer(transfer);
}
