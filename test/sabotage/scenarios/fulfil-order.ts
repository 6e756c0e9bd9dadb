/** Everything that can happen to an order. */
import { when } from "../../../src/testing/stub";
import { fulfilOrder } from "../../../workflows/fulfil-order/fulfil-order";
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
} from "../../../workflows/fulfil-order/tasks";
import type { Order, Receipt } from "../../../workflows/fulfil-order/tasks";
import { inTurn } from "../answers";
import { eachFailing, subject } from "../subject";

const order: Order = {
  id: "77",
  customer: { id: "ada", tier: "gold" },
  lines: [
    { sku: "pencil", quantity: 4 },
    { sku: "paper", quantity: 2 },
    { sku: "paint", quantity: 7 },
  ],
};
const withVoucher = { ...order, voucher: "WELCOME" };
const standard: Order = { ...order, customer: { id: "bob", tier: "standard" } };
const silent = new PaymentUnavailable("no answer");
const refused = when(takePayment, new PaymentRefused("insufficient funds"));

const fine = [
  when(pickLine, async (_, { sku, quantity }) => ({ sku, cents: 250 * quantity })),
  when(redeemVoucher, 500),
  when(takePayment, async (customer, cents) => ({ id: `R-${customer}`, cents })),
  when(ship, { tracking: "T1" }),
  when(restock, undefined),
  when(apologise, undefined),
];

export const orders = subject(fulfilOrder, "workflows/fulfil-order/fulfil-order.ts", fine, {
  "three lines": () => [order],
  "a voucher": () => [withVoucher],
  "nothing ordered": () => [{ ...order, lines: [] }],
  "one line": () => [{ ...order, lines: order.lines.slice(0, 1) }],
  "a voucher worth more than everything": () => [withVoucher, when(redeemVoucher, 9_999)],
  "a standard customer": () => [standard],
  "the second line is out of stock": () => [
    order,
    when(pickLine, async (_, { sku }) => {
      if (sku === "paper") throw new OutOfStock("no paper");
      return { sku, cents: 1_000 };
    }),
  ],
  "the payment is refused": () => [order, refused],
  "the provider answers the second time": () => [
    order,
    when(takePayment, inTurn<Receipt>(silent, { id: "R2", cents: 1 })),
  ],
  "the provider never answers": () => [order, when(takePayment, silent)],
  ...eachFailing(
    withVoucher,
    [pickLine, redeemVoucher, takePayment, ship],
    [new OutOfStock("gone"), new PaymentRefused("no"), new PaymentUnavailable("later"), new TypeError("odd")],
  ),
  "restocking fails": () => [order, refused, when(restock, new OutOfStock("the shelf is gone"))],
  "apologising fails": () => [order, refused, when(apologise, new PaymentRefused("no stamp"))],
});
