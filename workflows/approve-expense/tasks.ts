import { get, put } from "../ledger";

export interface Expense {
  id: string;
  employee: string;
  cents: number;
  purpose: string;
}

export type Decision = "approved" | "rejected" | "question" | "pending";

/**
 * Opens a request in the approver's inbox and returns its number.
 * @task
 */
export async function requestApproval(expense: Expense): Promise<string> {
  const request = `Q-${expense.id}`;
  await put("request", request, { asked: 0, cents: expense.cents });
  return request;
}

/**
 * What the approver has decided. This one thinks for two looks, then approves what is reasonable.
 * @task
 */
export async function readDecision(request: string): Promise<Decision> {
  const state = (await get<{ asked: number; cents: number }>("request", request)) ?? { asked: 0, cents: 0 };
  await put("request", request, { ...state, asked: state.asked + 1 });
  if (state.asked < 2) return "pending";
  return state.cents > 100_000 ? "rejected" : "approved";
}

/**
 * Pays the employee back.
 * @task
 */
export async function reimburse(employee: string, cents: number): Promise<{ transfer: string }> {
  const transfer = `T-${employee}-${cents}`;
  await put("transfer", transfer, { employee, cents });
  return { transfer };
}

/**
 * Sends the employee a message.
 * @task
 */
export async function notify(employee: string, message: string): Promise<void> {
  await put("message", employee, { message });
}
