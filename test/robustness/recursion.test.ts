/** Functions that come back to themselves by detours: no state can do that, so they are outlined, and not followed for ever. */
import { tryTogether } from "./trial";

const texts: { readonly [name: string]: string } = {
  "a callback of itself": "function deep(x: any[]): boolean { return x.some(deep); }",
  "an arrow that calls it": "function deep(x: any[]): boolean { return x.some((y: any[]) => deep(y)); }",
  "two that call each other":
    "function deep(x: any[]): number { return flat(x) + 1; }\nfunction flat(x: any[]): number { return deep(x); }",
  "two, by callbacks":
    "function deep(x: any[]): any[] { return x.map(flat); }\nfunction flat(x: any[]): any[] { return x.map(deep); }",
  "a constant": "const deep = (x: any[]): boolean => x.every(deep);",
};

const results = tryTogether(
  Object.values(texts).map((text) => ({ module: { path: "test/robustness/recursion.ts", text }, effects: false })),
);

test.each(Object.keys(texts).map((name, at) => [name, results[at]] as const))("%s", (_, result) => {
  expect(result?.faults).toEqual([]);
  expect(result?.tried).toBeGreaterThan(0);
  expect(result?.emitted).toBe(result?.tried);
  expect(result?.codes).toEqual([]);
});
