/** The order in which the compiler gets its files changes nothing. */
import { removeTemporaryFolders } from "../build/temporary-project";
import { sources } from "./built-apart";
import { Sources } from "./in-memory";
import type { Order } from "./in-memory";

afterAll(removeTemporaryFolders);

const root = sources("project");

const orders: readonly (readonly [string, Order])[] = [
  ["backwards", (items) => [...items].reverse()],
  ["turned", (items) => [...items.slice(5), ...items.slice(0, 5)]],
  ["the odd ones first", (items) => [1, 0].flatMap((odd) => items.filter((_, at) => at % 2 === odd))],
];

test.each(orders)("%s", async (_, order) => {
  const [expected, written] = [new Sources(root), new Sources(root, order)];
  const [one, two] = [await expected.written([], true), await written.written([], true)];
  expect(one.size).toBeGreaterThan(70);
  expect([...two]).toEqual([...one]);
});
