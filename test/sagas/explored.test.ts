/**
 * Every workflow that this project shows, in a world of things that are held: whatever call fails, before its effect or
 * after, a run that failed leaves nothing but what nobody could know of. Those that do not compensate say what they leave.
 */
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { explore, exploring, when } from "sfn-compile/testing";
import type { Exploration } from "sfn-compile/testing";
import { approveExpense } from "../../workflows/approve-expense/approve-expense";
import * as expense from "../../workflows/approve-expense/tasks";
import { bookTrip } from "../../workflows/book-trip/book-trip";
import * as trip from "../../workflows/book-trip/tasks";
import { fulfilOrder } from "../../workflows/fulfil-order/fulfil-order";
import * as order from "../../workflows/fulfil-order/tasks";
import { takeOrder } from "../../workflows/order-intake/order-intake";
import * as evening from "../../workflows/sagas/plan-evening";
import * as site from "../../workflows/sagas/provision-site";
import * as index from "../../workflows/sagas/rebuild-index";
import * as parcel from "../../workflows/sagas/ship-order";
import * as transfer from "../../workflows/sagas/transfer-money";

jest.setTimeout(120_000);

/** One for each run, in their order. */
const worlds: Set<string>[] = [];
const before = (): void => void worlds.push(new Set());
const make = <Result>(thing: string, result: Result): Result => {
  worlds.at(-1)?.add(thing);
  return result;
};
const undo = (thing: string): void => void worlds.at(-1)?.delete(thing);
const anew = exploring({ before });

beforeEach(() => (worlds.length = 0));

/** What each failed run leaves, but for the effect of the call that failed: `forward`, those behind the pivot. */
function left<Output>({ runs, expected }: Exploration<Output>, forward: readonly string[] = []): readonly string[] {
  expect([runs.length, worlds.length]).toEqual([expected, expected]);
  return runs.flatMap(({ status, failures: [failure], title }, at) => {
    if (status === "SUCCEEDED" || failure === undefined || forward.includes(failure.task)) return [];
    const held = [...(worlds[at] ?? [])].filter((thing) => !failure.effectDone || thing !== failure.task);
    return held.length === 0 ? [] : [`${title} leaves ${held.join(", ")}`];
  });
}

test("a trip", async () => {
  const found = await explore(
    bookTrip,
    { id: "1", from: "a", to: "b", nights: 1, card: { number: "1", holder: "ada" } },
    when(trip.reserveFlight, async () => make("reserveFlight", { id: "F", price: 1 })),
    when(trip.cancelFlight, async () => undo("reserveFlight")),
    when(trip.reserveHotel, async () => make("reserveHotel", { id: "H", price: 1 })),
    when(trip.cancelHotel, async () => undo("reserveHotel")),
    when(trip.chargeCard, async () => make("chargeCard", { id: "P", amount: 2 })),
    anew,
  );
  expect(left(found)).toEqual([]);
});

test("an order with a loop over lines", async () => {
  const lines = ["pen", "none", "ink"].map((sku) => ({ sku, wanted: 2 }));
  const found = await explore(
    parcel.shipOrder,
    { order: "7", lines },
    when(parcel.allocate, async (_, sku, wanted) => (sku === "none" ? 0 : make(sku, wanted))),
    when(parcel.putBack, async (_, sku) => undo(sku)),
    when(parcel.collectMoney, async () => make("collectMoney", undefined)),
    when(parcel.handOver, async () => make("handOver", undefined)),
    anew,
  );
  // A line whose answer is lost is not registered: nobody knows of it.
  const lost = /^allocate.*leaves (pen|ink)$/;
  expect(left(found, ["handOver"]).filter((each) => !lost.test(each))).toEqual([]);
});

test("things made at the same time", async () => {
  const found = await explore(
    site.provisionSite,
    "ada",
    when(site.createZone, async () => make("createZone", "zone")),
    when(site.deleteZone, async () => undo("createZone")),
    when(site.createBucket, async () => make("createBucket", "bucket")),
    when(site.deleteBucket, async () => undo("createBucket")),
    when(site.orderCertificate, async () => make("orderCertificate", "certificate")),
    when(site.revokeCertificate, async () => undo("orderCertificate")),
    when(site.publishSite, async () => make("publishSite", "https://ada.example")),
    anew,
  );
  expect(left(found)).toEqual([]);
});

test("a transfer with a pivot", async () => {
  const found = await explore(
    transfer.transferMoney,
    { id: "T1", from: "ada", to: "grace", cents: 100 },
    when(transfer.withdraw, async () => make("withdraw", undefined)),
    when(transfer.giveMoneyBack, async () => undo("withdraw")),
    when(transfer.screen, async () => undefined),
    when(transfer.deposit, async () => make("deposit", undefined)),
    when(transfer.bookTransfer, async () => make("bookTransfer", undefined)),
    anew,
  );
  expect(left(found, ["bookTransfer"])).toEqual([]);
});

test("a part that is given up", async () => {
  const found = await explore(
    evening.planEvening,
    "ada",
    when(evening.bookTable, async () => make("bookTable", "table")),
    when(evening.cancelTable, async () => undo("bookTable")),
    when(evening.bookSeats, async () => make("bookSeats", "seats")),
    when(evening.cancelSeats, async () => undo("bookSeats")),
    when(evening.hireSitter, async () => make("hireSitter", "sitter")),
    when(evening.dismissSitter, async () => undo("hireSitter")),
    when(evening.orderTaxi, async () => make("orderTaxi", "taxi")),
    anew,
  );
  expect(left(found)).toEqual([]);
});

test("a lock under a deadline", async () => {
  const found = await explore(
    index.rebuildIndex,
    "books",
    when(index.lockIndex, async () => make("lockIndex", undefined)),
    when(index.unlockIndex, async () => undo("lockIndex")),
    when(index.indexPage, async (_, page) => 2 - page),
    anew,
  );
  expect(left(found, ["unlockIndex"])).toEqual([]);
});

test("an order that makes amends in a `catch`: what is refused was put back, what fails otherwise was not", async () => {
  const found = await explore(
    fulfilOrder,
    { id: "7", customer: { id: "ada", tier: "gold" as const }, lines: [{ sku: "pen", quantity: 1 }] },
    when(order.pickLine, async (_, { sku }) => make("pickLine", { sku, cents: 250 })),
    when(order.restock, async () => undo("pickLine")),
    when(order.takePayment, async () => make("takePayment", { id: "R", cents: 250 })),
    when(order.ship, async () => make("ship", { tracking: "T" })),
    when(order.apologise, async () => undefined),
    anew,
  );
  const refused = found.runs.flatMap(({ output }, at) =>
    output?.status === "refused" ? [[...(worlds[at] ?? [])]] : [],
  );
  expect(refused.length).toBeGreaterThan(3);
  expect(refused.filter((held) => held.includes("pickLine"))).toEqual([]);
  expect(left(found).every((each) => /leaves (pickLine|takePayment|ship)/.test(each))).toBe(true);
});

test("an expense, which is paid once or not at all", async () => {
  const found = await explore(
    approveExpense,
    { id: "1", employee: "ada", cents: 9_000, purpose: "chairs" },
    when(expense.requestApproval, async () => "Q"),
    when(expense.readDecision, async () => "approved" as const),
    when(expense.reimburse, async () => make("reimburse", { transfer: "T" })),
    when(expense.notify, async () => undefined),
    anew,
  );
  expect(left(found)).toEqual([]);
});

test("an order that is taken in", async () => {
  const found = await explore(
    takeOrder,
    { id: "e", detail: { order: "o", customer: "ann", gift: false, lines: [{ sku: "tea", count: 2 }] } },
    when(PutItemCommand, async () => make("order", {})),
    when(SendMessageCommand, async () => make("message", { MessageId: "m" })),
    when(PutEventsCommand, async () => make("event", { FailedEntryCount: 0, Entries: [{ EventId: "1" }] })),
    anew,
  );
  // It has nothing to undo with: the order stays, and taking it once more says so.
  expect(left(found).filter((each) => !/leaves order(, (message|event))*$/.test(each))).toEqual([]);
});
