/** The shop, its customers and its barista; `waitFor…` stand for callbacks with a heartbeat. */
export interface Visit {
  eventId: string;
  userId: string;
}

/** @task */
export async function getShop(eventId: string): Promise<{ open: boolean; capacity: number }> {
  return { open: eventId !== "", capacity: 20 };
}

/** @task */
export async function countRunning(): Promise<number> {
  return 0;
}

/**
 * @task
 * @timeout 5 minutes
 */
export async function waitForCustomer(userId: string): Promise<{ drink: string }> {
  return { drink: `coffee for ${userId}` };
}

/** @task */
export async function nextOrderNumber(eventId: string): Promise<number> {
  return eventId.length;
}

/**
 * @task
 * @timeout 15 minutes
 */
export async function waitForBarista(number: number, drink: string): Promise<{ barista: string }> {
  return { barista: `${number} ${drink}` };
}

/** @task */
export async function emit(type: string, userId: string, reason: string): Promise<void> {}
