/** Small programs that were refused once, and are right: they compile, and nothing is said against them. */
import { compileText } from "./compile-text";

const programs: { readonly [name: string]: string } = {
  "globals to whose types Node's own add": `/** @workflow */
export async function w({ value }: { value: string | string[] }): Promise<unknown> {
  return [Array.isArray(value), String(1), Math.max(1, 2), Number.isInteger(3)];
}`,
  "a global function that only Node's types declare": `/** @workflow */
export async function w({ lines }: { lines: { count: number }[] }): Promise<unknown> {
  const copy = structuredClone(lines);
  for (const line of copy) line.count++;
  return { copy, lines };
}`,
};

test.each(Object.entries(programs))("%s", (_, program) => {
  const { compilation, typeErrors, rendered } = compileText({ "workflows/order.ts": `${program}\n` });
  expect({ typeErrors, rendered }).toEqual({ typeErrors: [], rendered: [] });
  expect(compilation.workflows).toHaveLength(1);
});
