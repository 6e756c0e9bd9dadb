import { closest, didYouMean } from "../../compiler/diagnostics/suggest";

test.each([
  ["bookTrp", "bookTrip"],
  ["booktrip", "bookTrip"],
  ["boktirp", "bookTrip"],
  ["chek", "check"],
  ["xyz", null],
  ["", null],
  ["a", null],
])("for %s it suggests %s", (word, expected) => {
  expect(closest(word, ["compile", "check", "bookTrip", "fulfilOrder"])).toBe(expected);
});

test("the nearest wins, and of two equally near ones the first", () => {
  expect(closest("cancelHotl", ["cancelHostel", "cancelHotel"])).toBe("cancelHotel");
  expect(closest("taskX", ["taskA", "taskB"])).toBe("taskA");
});

test("a suggestion is a sentence, or nothing", () => {
  expect(didYouMean("chek", ["check"])).toBe(`Did you mean "check"?`);
  expect(didYouMean("chek", ["explain"])).toBe("");
});
