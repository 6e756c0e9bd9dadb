import { sleep } from "sfn-compile";
import { notify, readDecision, reimburse, requestApproval } from "./tasks";
import type { Expense } from "./tasks";

export interface Outcome {
  status: "paid" | "rejected" | "expired";
  looks: number;
  transfer: string | null;
}

/**
 * Pays small expenses at once; asks about the others and waits up to ten days for the answer.
 * @workflow
 */
export async function approveExpense(expense: Expense): Promise<Outcome> {
  if (expense.cents <= 5_000) {
    const paid = await reimburse(expense.employee, expense.cents);
    return { status: "paid", looks: 0, transfer: paid.transfer };
  }

  const request = await requestApproval(expense);
  for (let looks = 1; looks <= 20; looks++) {
    const decision = await readDecision(request);
    switch (decision) {
      case "approved": {
        const paid = await reimburse(expense.employee, expense.cents);
        return { status: "paid", looks, transfer: paid.transfer };
      }
      case "rejected":
        await notify(expense.employee, `"${expense.purpose}" was rejected`);
        return { status: "rejected", looks, transfer: null };
      case "question":
        await notify(expense.employee, `please explain "${expense.purpose}"`);
        break;
      case "pending":
        break;
    }
    await sleep("12 hours");
  }

  await notify(expense.employee, `nobody decided about "${expense.purpose}"`);
  return { status: "expired", looks: 20, transfer: null };
}
