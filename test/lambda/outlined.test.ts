/** The function for outlined code: what it calls, what it lets through, and what it fails at rather than alter. */
import { outlined } from "../../runtime/lambda/outlined";

const region = (
  run: (values: never) => unknown,
  about: { changes?: readonly string[]; required?: readonly string[]; separate?: boolean } = {},
) =>
  outlined({
    it: { run, changes: about.changes ?? [], required: about.required ?? [], separate: about.separate ?? false },
  });

const failing = (message: unknown): Error => expect.objectContaining({ name: "OutlinedCodeFailed", message }) as Error;

test("calls the region that is meant, and gives what it gives", () => {
  const both = outlined({
    double: { run: ({ n }: { n: number }) => ({ value: n * 2 }), changes: [], required: [], separate: false },
    half: { run: ({ n }: { n: number }) => ({ value: n / 2 }), changes: [], required: [], separate: false },
  });
  expect(both({ region: "double", values: { n: 4 } })).toEqual({ value: 8 });
  expect(both({ region: "half", values: { n: 4 } })).toEqual({ value: 2 });
  expect(() => both({ region: "third", values: {} })).toThrow(failing("there is no region third"));
  expect(() => both({ region: "toString", values: {} })).toThrow(failing("there is no region toString"));
});

test("undefined is left out of what it gives, as of what it is given", () => {
  const given = region(({ a }: { a?: string }) => ({ kind: typeof a, a }));
  expect(JSON.stringify(given({ region: "it", values: {} }))).toBe('{"kind":"undefined"}');
  expect(() => region(() => ({ a: undefined }), { required: ["a"] })({ region: "it", values: {} })).toThrow(
    failing("a of it is undefined, which its type rules out"),
  );
});

test("on another way out nothing of its own has to be there", () => {
  const left = region(() => ({ exit: "return" }), { required: ["a"] });
  expect(left({ region: "it", values: {} })).toEqual({ exit: "return" });
});

const circle: { self?: unknown } = {};
circle.self = circle;

test.each([
  ["NaN", NaN, "a of it is no JSON: NaN"],
  ["Infinity in a list", [1, Infinity], "1 in a of it is no JSON: Infinity"],
  ["undefined in a list", [undefined], "a of it holds undefined in a list"],
  ["a hole in a list", Array(2), "a of it holds undefined in a list"],
  ["a date in an object", { at: new Date(0) }, "at in a of it is no JSON: [object Date]"],
  ["a set", new Set(), "a of it is no JSON: [object Set]"],
  ["a function", () => 1, "a of it is no JSON: [object Function]"],
  ["a bigint", 1n, "a of it is no JSON: [object BigInt]"],
  ["an instance", new (class Point {})(), "a of it is no JSON: [object Object]"],
  ["a circle", circle, "self in a of it holds itself"],
])("%s is not kept", (_, value, message) => {
  expect(() => region(() => ({ a: value }))({ region: "it", values: {} })).toThrow(failing(message));
});

test("one object in two places is two objects of equal content", () => {
  const one = { n: 1 };
  expect(region(() => ({ a: [one, one] }))({ region: "it", values: {} })).toEqual({ a: [{ n: 1 }, { n: 1 }] });
});

test("unless one of them is changed later", () => {
  const one = { n: 1 };
  const separate = region(() => ({ a: [one], b: one }), { separate: true });
  expect(() => separate({ region: "it", values: {} })).toThrow(failing(expect.stringContaining("in two places")));
  const apart = region(() => ({ a: [{ n: 1 }], b: { n: 1 } }), { separate: true });
  expect(apart({ region: "it", values: {} })).toEqual({ a: [{ n: 1 }], b: { n: 1 } });
});

test("errors are kept as Step Functions reports them", () => {
  class SoldOut extends Error {}
  const kept = region(() => ({ a: new SoldOut("no"), exit: "throw", thrown: new TypeError("odd") }));
  const reported = (Error: string, errorMessage: string) => ({
    Error,
    Cause: JSON.stringify({ errorType: Error, errorMessage, trace: [] }),
  });
  expect(kept({ region: "it", values: {} })).toEqual({
    a: reported("SoldOut", "no"),
    exit: "throw",
    thrown: reported("TypeError", "odd"),
  });
});

describe("changes in place", () => {
  const push = ({ list }: { list: number[] }) => ({ list: (list.push(3), list) });

  test("come out where they are known", () => {
    expect(region(push, { changes: ["list"] })({ region: "it", values: { list: [1] } })).toEqual({ list: [1, 3] });
  });

  test("are not let pass where they are not", () => {
    expect(() => region(push)({ region: "it", values: { list: [1] } })).toThrow(
      failing(expect.stringContaining("it has changed")),
    );
  });

  test("nor before an error", () => {
    const throwing = ({ list }: { list: number[] }): never => {
      list.push(3);
      throw new RangeError("later");
    };
    expect(() => region(throwing)({ region: "it", values: { list: [] } })).toThrow(failing(expect.anything()));
    expect(() => region(throwing, { changes: ["list"] })({ region: "it", values: { list: [] } })).toThrow(
      new RangeError("later"),
    );
  });
});
