/** Modules with ports in place of their tasks: only the tasks change, and the result is still TypeScript. */
import { transformSync } from "esbuild";
import { evaluate } from "../../src/testing/evaluate";
import { hostName, withPorts } from "../../src/testing/native/ports";

const source = `
import { put } from "./store";
export interface Trip { to: string }
const fee = 5;
/** @task */
export async function reserve<T extends Trip>(trip: T, { nights = 1 }: { nights?: number } = {}): Promise<string> {
  if (trip.to === "}") { return await put(\`\${nights}\`); }
  return "x";
}
export const cancel = async (id: string): Promise<void> => { await put(id); };
export function total(cents: number): number { return cents + fee; }
async function helper(): Promise<string> { return "untouched"; }
export { helper };
export class SoldOut extends Error { readonly code = 7; }
class Hidden extends Error {}
export const hidden = () => new Hidden("x");
`;

const declared = {
  ports: new Map(["reserve", "cancel", "elsewhere"].map((name) => [name, name])),
  errors: new Map([
    ["SoldOut", "NoRooms"],
    ["Hidden", "Hidden"],
  ]),
};

async function load() {
  const calls: unknown[] = [];
  const classes = new Map<string, unknown>();
  const host = {
    call: async (task: string, args: readonly unknown[]) => (calls.push([task, ...args]), "answered"),
    errorClass: (name: string, type: unknown) => classes.set(name, type),
  };
  const { code } = transformSync(withPorts("tasks.ts", source, declared), { loader: "ts", format: "cjs" });
  const module = evaluate(code, () => ({}), { [hostName]: host });
  return { calls, classes, module: module as Record<string, (...args: unknown[]) => unknown> };
}

test("tasks call the port with all their arguments", async () => {
  const { calls, module } = await load();
  await expect(module["reserve"]?.({ to: "}" }, undefined)).resolves.toBe("answered");
  await expect(module["cancel"]?.("R1")).resolves.toBe("answered");
  expect(calls).toEqual([
    ["reserve", { to: "}" }, undefined],
    ["cancel", "R1"],
  ]);
});

test("everything else stays", async () => {
  const { module } = await load();
  expect(module["total"]?.(10)).toBe(15);
  await expect(module["helper"]?.()).resolves.toBe("untouched");
});

test("error classes report themselves under the name of their errors", async () => {
  const { classes, module } = await load();
  expect(classes.get("NoRooms")).toBe(module["SoldOut"]);
  expect(module["hidden"]?.()).toBeInstanceOf(classes.get("Hidden"));
});
