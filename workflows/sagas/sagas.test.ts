/**
 * Sagas to copy from, each in a world of its own: a task adds what it makes to a set, its undoing removes it. Every call
 * fails, before it took effect and after; then nothing is left of a run that failed, but what is behind its pivot and what
 * nobody could know of. And what they cost is what the chain on a whiteboard costs.
 */
import { simulate, when } from "sfn-compile/testing";
import * as evening from "./plan-evening";
import * as index from "./rebuild-index";
import * as order from "./ship-order";
import * as site from "./provision-site";
import * as transfer from "./transfer-money";

/** What there is. `fails` says of a call, by its number, whether it fails before or after it took effect. */
class World {
  readonly held = new Set<string>();
  readonly calls: string[] = [];
  readonly #fails: number;
  readonly #after: boolean;

  constructor(fails = -1, after = false) {
    this.#fails = fails;
    this.#after = after;
  }

  make<Result>(name: string, result: Result): Result {
    return this.#call(`make ${name}`, () => this.held.add(name), result);
  }

  undo(name: string): void {
    this.calls.push(`undo ${name}`);
    this.held.delete(name);
  }

  read<Result>(name: string, result: Result): Result {
    return this.#call(`read ${name}`, () => undefined, result);
  }

  #call<Result>(what: string, effect: () => unknown, result: Result): Result {
    const first = this.calls.filter((call) => !call.startsWith("undo")).indexOf(what);
    this.calls.push(what);
    const number = first >= 0 ? first : this.calls.filter((call) => !call.startsWith("undo")).length - 1;
    if (number === this.#fails && !this.#after) throw new RangeError(what);
    effect();
    if (number === this.#fails) throw new RangeError(what);
    return result;
  }
}

const ship = simulate(order.shipOrder);
const shipped = (world: World, skus: readonly string[]) =>
  ship(
    { order: "7", lines: skus.map((sku) => ({ sku, wanted: 2 })) },
    when(order.allocate, async (_, sku, wanted) => (sku === "none" ? 0 : world.make(sku, wanted))),
    when(order.putBack, async (_, sku) => world.undo(sku)),
    when(order.collectMoney, async () => world.make("money", undefined)),
    when(order.handOver, async () => world.make("parcel", undefined)),
  );

const provision = simulate(site.provisionSite);
const provisioned = (world: World) =>
  provision(
    "ada",
    when(site.createZone, async () => world.make("zone", "zone")),
    when(site.deleteZone, async (zone) => world.undo(zone)),
    when(site.createBucket, async () => world.make("bucket", "bucket")),
    when(site.deleteBucket, async (bucket) => world.undo(bucket)),
    when(site.orderCertificate, async () => world.make("certificate", "certificate")),
    when(site.revokeCertificate, async (certificate) => world.undo(certificate)),
    when(site.publishSite, async () => world.make("site", "https://ada.example")),
  );

const pay = simulate(transfer.transferMoney);
const paid = (world: World) =>
  pay(
    { id: "T1", from: "ada", to: "grace", cents: 100 },
    when(transfer.withdraw, async () => world.make("withdrawal", undefined)),
    when(transfer.giveMoneyBack, async () => world.undo("withdrawal")),
    when(transfer.screen, async () => world.read("list", undefined)),
    when(transfer.deposit, async () => world.make("deposit", undefined)),
    when(transfer.bookTransfer, async () => world.make("booking", undefined)),
  );

const plan = simulate(evening.planEvening);
const planned = (world: World) =>
  plan(
    "ada",
    when(evening.bookTable, async () => world.make("table", "table")),
    when(evening.cancelTable, async (table) => world.undo(table)),
    when(evening.bookSeats, async () => world.make("seats", "seats")),
    when(evening.cancelSeats, async (seats) => world.undo(seats)),
    when(evening.hireSitter, async () => world.make("sitter", "sitter")),
    when(evening.dismissSitter, async (sitter) => world.undo(sitter)),
    when(evening.orderTaxi, async () => world.make("taxi", "taxi")),
  );

const rebuild = simulate(index.rebuildIndex);
const rebuilt = (world: World, pages: number) =>
  rebuild(
    "books",
    when(index.lockIndex, async () => world.make("lock", undefined)),
    when(index.unlockIndex, async () => world.undo("lock")),
    when(index.indexPage, async (_, page) => world.read(`page ${page}`, pages - page)),
  );

const all = [
  ["an order", (world: World) => shipped(world, ["pen", "none", "paper"]), "money"],
  ["a site", provisioned, "site"],
  ["a transfer", paid, "deposit"],
  ["an evening", planned, "taxi"],
] as const;

describe.each(all)("%s", (_, run, pivot) => {
  test.each([0, 1, 2, 3, 4].flatMap((call) => [false, true].map((after) => [call, after] as const)))(
    "call %d fails, its effect done: %p",
    async (call, after) => {
      const world = new World(call, after);
      const { error } = await run(world);
      const made = world.calls.filter((each) => each.startsWith("make"));
      if (error === undefined || made.indexOf(`make ${pivot}`) < made.length - 1) return;
      const unknown = after ? error.message.replace("make ", "") : "";
      expect([...world.held].filter((name) => name !== unknown)).toEqual([]);
      const undone = world.calls.filter((each) => each.startsWith("undo")).map((each) => each.replace("undo", "make"));
      expect(undone.map((each) => made.indexOf(each))).toEqual(
        undone.map((each) => made.indexOf(each)).sort((a, b) => b - a),
      );
    },
  );
});

test("what is out of stock is left out", async () => {
  const run = await shipped(new World(), ["pen", "none", "paper"]);
  expect(run.output).toEqual({ shipped: ["pen", "paper"], missing: ["none"] });
});

test("an evening without a show is an evening, and nothing of the show is left", async () => {
  const world = new World(2);
  const run = await planned(world);
  expect(run.output).toEqual({ table: "table", seats: null, taxi: "taxi" });
  expect([...world.held]).toEqual(["table", "taxi"]);
});

test("a lock is given back when the time is over", async () => {
  const world = new World();
  const run = await rebuilt(world, 100);
  expect(run.error?.name).toBe("WorkflowTimeoutError");
  expect(run.duration).toBe(30 * 60_000);
  expect([...world.held]).toEqual([]);
});

const lines = ["pen", "none", "paper"];

/** Transitions, counted by hand: states of the happy path, or those up to the failure, the undoing and the Fail. */
test.each([
  [
    "an order: a test, three lines with a test each, the money, the parcel",
    () => shipped(new World(), lines),
    1 + 6 + 2,
  ],
  ["no money: the same, a Map, two lines put back, Fail", () => shipped(new World(2), lines), 7 + 1 + 1 + 2 + 1],
  ["a site: zone, Parallel, two calls, site", () => provisioned(new World()), 5],
  ["no site: the same, a Map, two blocks of two kinds, zone, Fail", () => provisioned(new World(3)), 5 + 1 + 4 + 1 + 1],
  ["a transfer: four calls", () => paid(new World()), 4],
  ["an empty account: the call, given back all the same, Fail", () => paid(new World(0)), 3],
  ["a suspicion: two calls, given back, Fail", () => paid(new World(1)), 4],
  ["an evening: four calls", () => planned(new World()), 4],
  ["no sitter: three calls, seats given back, what was caught, taxi", () => planned(new World(2)), 6],
  ["no taxi: four calls, three given back, Fail", () => planned(new World(3)), 8],
  [
    "three pages: lock, three calls and tests, two waits and looks at the clock, unlock",
    () => rebuilt(new World(), 3),
    12,
  ],
  ["no page: lock, call, unlock, Fail", () => rebuilt(new World(1), 3), 4],
])("%s", async (_, run, transitions) => expect((await run()).transitions).toBe(transitions));
