/** An order from the shelf to the parcel: lines, vouchers, and what is left undone when something is missing. */
import { simulate, when } from "sfn-compile/testing";
import { fulfilOrder } from "./fulfil-order";
import {
  apologise,
  OutOfStock,
  PaymentRefused,
  PaymentUnavailable,
  pickLine,
  redeemVoucher,
  restock,
  ship,
  takePayment,
} from "./tasks";
import type { Order } from "./tasks";

const fulfil = simulate(fulfilOrder);

const order: Order = {
  id: "77",
  customer: { id: "ada", tier: "gold" },
  lines: [
    { sku: "pencil", quantity: 4 },
    { sku: "paper", quantity: 2 },
  ],
};

const fine = [
  when(pickLine, async (_, { sku, quantity }) => ({ sku, cents: 250 * quantity })),
  when(redeemVoucher, 500),
  when(takePayment, async (customer, cents) => ({ id: `R-${customer}`, cents })),
  when(ship, { tracking: "T1" }),
  when(restock, undefined),
  when(apologise, undefined),
];

test("an empty order is refused without doing anything", async () => {
  const run = await fulfil({ ...order, lines: [] }, ...fine);
  expect(run.output).toEqual({ status: "refused", reason: "nothing was ordered" });
  expect([pickLine, takePayment, ship, restock, apologise].flatMap((task) => run.calls(task))).toEqual([]);
});

test.each([1, 2, 5])("%d lines are picked one after the other, paid together, and shipped", async (count) => {
  const lines = Array.from({ length: count }, (_, at) => ({ sku: `item ${at}`, quantity: at + 1 }));
  const run = await fulfil({ ...order, lines }, ...fine);
  const total = lines.reduce((cents, { quantity }) => cents + 250 * quantity, 0);
  expect(run.output).toEqual({ status: "shipped", tracking: "T1", total, receipt: "R-ada" });
  expect(run.calls(pickLine)).toEqual(lines.map((line) => ["77", line]));
  expect(run.calls(takePayment)).toEqual([["ada", total]]);
});

test("a voucher is taken off", async () => {
  const run = await fulfil({ ...order, voucher: "WELCOME" }, ...fine);
  expect(run.calls(redeemVoucher)).toEqual([["WELCOME"]]);
  expect(run.output).toMatchObject({ total: 1_000 });
});

test("a voucher that is worth more leaves nothing to pay", async () => {
  const run = await fulfil({ ...order, voucher: "RICH" }, ...fine, when(redeemVoucher, 9_999));
  expect(run.calls(takePayment)).toEqual([["ada", 0]]);
});

test("an empty voucher is a voucher", async () => {
  const run = await fulfil({ ...order, voucher: "" }, ...fine);
  expect(run.calls(redeemVoucher)).toEqual([[""]]);
});

test.each([
  ["gold", true],
  ["standard", false],
] as const)("a %s customer gets a courier: %p", async (tier, express) => {
  const customer = { id: "ada", tier };
  const run = await fulfil({ ...order, customer }, ...fine);
  expect(run.calls(ship)).toEqual([[{ ...order, customer }, express]]);
});

test("what is out of stock puts the rest back, with an apology", async () => {
  const run = await fulfil(
    order,
    ...fine,
    when(pickLine, async (_, { sku }) => {
      if (sku === "paper") throw new OutOfStock("no paper");
      return { sku, cents: 1_000 };
    }),
  );
  expect(run.output).toEqual({ status: "refused", reason: "no paper" });
  expect(run.calls(restock)).toEqual([[order]]);
  expect(run.calls(apologise)).toEqual([["ada", "no paper"]]);
  expect(run.calls(takePayment)).toEqual([]);
});

test("a refused payment does the same", async () => {
  const run = await fulfil(order, ...fine, when(takePayment, new PaymentRefused("insufficient funds")));
  expect(run.output).toEqual({ status: "refused", reason: "insufficient funds" });
  expect(run.calls(takePayment)).toHaveLength(1);
  expect(run.calls(restock)).toEqual([[order]]);
  expect(run.calls(ship)).toEqual([]);
});

test("a silent payment provider is asked four times, ever more patiently, and then it is an error", async () => {
  const run = await fulfil(order, ...fine, when(takePayment, new PaymentUnavailable("no answer")));
  expect(run.error).toEqual({ name: "PaymentUnavailable", message: "no answer" });
  expect(run.calls(takePayment)).toHaveLength(4);
  expect(run.duration).toBe(7_000);
  expect(run.calls(restock)).toEqual([]);
});

test("a provider that comes back is paid once more and the order goes on", async () => {
  let asked = 0;
  const run = await fulfil(
    order,
    ...fine,
    when(takePayment, async (_, cents) => {
      if (++asked === 1) throw new PaymentUnavailable("no answer");
      return { id: "R2", cents };
    }),
  );
  expect(run.output).toMatchObject({ status: "shipped", receipt: "R2" });
  expect(run.duration).toBe(1_000);
});

test.each([
  ["ship", when(ship, new TypeError("no address")), { name: "TypeError", message: "no address" }],
  ["redeemVoucher", when(redeemVoucher, new Error("expired")), { name: "Error", message: "expired" }],
])("an error of %s that nobody expected goes through", async (_, stub, error) => {
  const run = await fulfil({ ...order, voucher: "V" }, ...fine, stub);
  expect(run.error).toEqual(error);
  expect(run.calls(restock)).toEqual([]);
});

test("an error while apologising is the error of the run", async () => {
  const run = await fulfil(
    order,
    ...fine,
    when(takePayment, new PaymentRefused("no")),
    when(apologise, new RangeError("the letter is too long")),
  );
  expect(run.error).toEqual({ name: "RangeError", message: "the letter is too long" });
  expect(run.calls(restock)).toHaveLength(1);
});

test("the tasks themselves work together", async () => {
  const run = await fulfil({ ...order, id: "real", voucher: "WELCOME" });
  expect(run.output).toEqual({ status: "shipped", tracking: "EXP-real", total: 1_000, receipt: "R-ada-1000" });
  const broke = await fulfil({ ...order, customer: { id: "broke", tier: "standard" } });
  expect(broke.output).toEqual({ status: "refused", reason: "insufficient funds" });
});
