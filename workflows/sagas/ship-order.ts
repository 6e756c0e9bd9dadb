import { commit, compensate } from "sfn-compile";
import { put, remove } from "../ledger";

export interface Parcel {
  order: string;
  lines: { sku: string; wanted: number }[];
}

export interface Shipment {
  shipped: string[];
  missing: string[];
}

/**
 * Puts goods aside, and says how many there were. There are never any unicorns.
 * @task
 */
export async function allocate(order: string, sku: string, wanted: number): Promise<number> {
  if (sku === "unicorn") return 0;
  await put("goods", `${order}-${sku}`, { wanted });
  return wanted;
}

/** @task */
export async function putBack(order: string, sku: string): Promise<void> {
  await remove("goods", `${order}-${sku}`);
}

/** @task */
export async function collectMoney(order: string, units: number): Promise<void> {
  await put("money", order, { units });
}

/**
 * The parcel goes out, if not today then tomorrow.
 * @task
 * @retry retries=10 interval=1h backoff=1
 */
export async function handOver(order: string, skus: string[]): Promise<void> {
  await put("parcels", order, { skus });
}

/**
 * Ships what there is of an order: a line that is out of stock is left out, and a failure puts everything back.
 * @workflow
 */
export async function shipOrder({ order, lines }: Parcel): Promise<Shipment> {
  const shipped: string[] = [];
  const missing: string[] = [];
  let units = 0;
  for (const { sku, wanted } of lines) {
    const found = await allocate(order, sku, wanted);
    if (found === 0) {
      missing.push(sku);
      continue;
    }
    compensate(() => putBack(order, sku));
    shipped.push(sku);
    units += found;
  }
  if (units === 0) return { shipped, missing };
  await collectMoney(order, units);
  commit();
  await handOver(order, shipped);
  return { shipped, missing };
}
