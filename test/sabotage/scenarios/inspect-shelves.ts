/** Everything that can be found in the boxes of a hall. */
import { when } from "../../../src/testing/stub";
import { after, inTurn } from "../answers";
import { subject } from "../subject";
import { inspectShelves } from "../workflows/inspect-shelves";
import { closeShelf, inspect, report, stick } from "../workflows/tasks";
import type { Condition } from "../workflows/tasks";

const shelves = [
  { id: "A", boxes: ["a1", "a2", "a3"] },
  { id: "B", boxes: ["b1", "b2"] },
  { id: "C", boxes: ["c1"] },
];
const hall = { guard: "ada", shelves };

/** The condition of each box, where it is not fine. */
const finding = (found: { readonly [box: string]: Condition }) => when(inspect, async (_, box) => found[box] ?? "fine");

const fine = [when(inspect, "fine"), when(stick, undefined), when(closeShelf, undefined), when(report, true)];

export const halls = subject(inspectShelves, "test/sabotage/workflows/inspect-shelves.ts", fine, {
  "all is fine": () => [hall],
  "no shelf": () => [{ guard: "bob", shelves: [] }],
  "a shelf without boxes": () => [{ guard: "bob", shelves: [{ id: "D", boxes: [] }, ...shelves] }],
  "empty boxes": () => [hall, finding({ a1: "empty", b2: "empty", c1: "empty" })],
  "a locked box": () => [hall, finding({ a2: "locked" })],
  "a locked box, then an empty shelf": () => [
    {
      guard: "eve",
      shelves: [
        { id: "A", boxes: ["a1", "a2"] },
        { id: "B", boxes: [] },
        { id: "C", boxes: ["c1"] },
      ],
    },
    finding({ a2: "locked" }),
  ],
  "a locked box at the end": () => [hall, finding({ c1: "locked" })],
  "an empty shelf at the end": () => [{ guard: "eve", shelves: [...shelves, { id: "D", boxes: [] }] }],
  "nothing but empty shelves": () => [
    {
      guard: "eve",
      shelves: [
        { id: "D", boxes: [] },
        { id: "E", boxes: [] },
      ],
    },
  ],
  "a burning box": () => [hall, finding({ a2: "locked", b1: "on fire" })],
  "heard the second time": () => [hall, when(report, inTurn(false, true))],
  "never heard": () => [hall, when(report, false)],
  "a box cannot be inspected": () => [hall, when(inspect, inTurn<Condition>("empty", new Error("too dark")))],
  "a sticker falls off": () => [hall, when(stick, new RangeError("no glue"))],
  "a shelf cannot be closed": () => [hall, when(closeShelf, new Error("no key"))],
  "a report fails once": () => [hall, when(report, inTurn(new Error("no signal"), true))],
  "a report takes too long": () => [hall, when(report, after(16, true))],
  "nobody to report to": () => [hall, when(report, new TypeError("no ear"))],
});
