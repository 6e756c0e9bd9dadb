/** Diagnostics that no short program raises: what their pages show is made here. */
import { compileText, type Compiled } from "./compile-text";
import type { Page } from "./page";

/** How each is raised, by its code. */
export const byHand: { readonly [code: string]: (page: Page) => Compiled } = {
  SFN4101: () => compileText({ "workflows/order.ts": yearOf(120) }, { outline: false }),
  SFN4102: () => compileText({ "workflows/order.ts": letterOf(1000) }, { outline: false }),
  SFN4103: () => compileText({ "workflows/order.ts": letters(120) }),
  SFN9001: ({ raising }) =>
    compileText(raising.files, {
      sabotage: {
        flow: (flow) => ({
          ...flow,
          get body(): never {
            throw new Error("no state is called `chargeCard`");
          },
        }),
      },
    }),
};

function yearOf(days: number): string {
  const terms = Array.from({ length: days }, (_, day) => `(year["day${day + 1}"] ?? 0)`);
  return `/** @workflow */
export async function totalOf(year: { [day: string]: number }): Promise<number> {
  return ${terms.join(" +\n    ")};
}
`;
}

function letterOf(lines: number): string {
  const holes = Array.from({ length: lines }, (_, line) => `    \${person["line${line + 1}"] ?? ""}`);
  return `/** @workflow */
export async function letterTo(person: { [field: string]: string }): Promise<string> {
  return \`Dear \${person["name"] ?? ""},
${holes.join("\n")}\`;
}
`;
}

function letters(count: number): string {
  const calls = Array.from(
    { length: count },
    (_, at) => `  await send(customer, "Dear customer, ${"…".repeat(3_000)}${at}");`,
  );
  return `/** @task @uncompensated a letter cannot be called back */
export async function send(customer: string, letter: string): Promise<void> {
  console.log(customer, letter);
}

/** @workflow */
export async function remind(customer: string): Promise<void> {
${calls.join("\n")}
}
`;
}
