/** Everything that can happen to an expense. */
import { when } from "../../../src/testing/stub";
import { approveExpense } from "../../../workflows/approve-expense/approve-expense";
import { notify, readDecision, reimburse, requestApproval } from "../../../workflows/approve-expense/tasks";
import type { Decision } from "../../../workflows/approve-expense/tasks";
import { inTurn } from "../answers";
import { subject } from "../subject";

const expense = { id: "9", employee: "grace", cents: 42_000, purpose: "a nanosecond of wire" };
const deciding = (...decisions: Decision[]) => when(readDecision, inTurn(...decisions));
const waiting = Array.from({ length: 19 }, (): Decision => "pending");

const fine = [
  when(requestApproval, async ({ id }) => `Q${id}`),
  when(reimburse, async (_, cents) => ({ transfer: `T${cents}` })),
  when(notify, undefined),
  when(readDecision, "approved"),
];

export const expenses = subject(approveExpense, "workflows/approve-expense/approve-expense.ts", fine, {
  "a small one": () => [{ ...expense, cents: 5_000 }],
  "a cent more": () => [{ ...expense, cents: 5_001 }],
  "approved on the third look": () => [expense, deciding("pending", "pending", "approved")],
  "rejected on the second look": () => [expense, deciding("pending", "rejected")],
  "questions, then approved": () => [expense, deciding("question", "question", "approved")],
  "nobody decides": () => [expense, deciding("pending")],
  "approved on the last look": () => [expense, deciding(...waiting, "approved")],
  "approved a look too late": () => [expense, deciding(...waiting, "pending", "approved")],
  "the request fails": () => [expense, when(requestApproval, new Error("no inbox"))],
  "a look fails": () => [expense, when(readDecision, inTurn<Decision>("pending", new RangeError("no inbox")))],
  "paying at once fails": () => [{ ...expense, cents: 1 }, when(reimburse, new TypeError("no account"))],
  "paying later fails": () => [expense, when(reimburse, new TypeError("no account"))],
  "telling of the rejection fails": () => [expense, deciding("rejected"), when(notify, new Error("no mail"))],
  "asking fails": () => [expense, deciding("question"), when(notify, new Error("no mail"))],
  "telling of the end fails": () => [expense, deciding("pending"), when(notify, new Error("no mail"))],
});
