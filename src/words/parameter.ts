/** const table = parameter("OrdersTable")   →   ${OrdersTable}: known when it is deployed */

/** What a parameter is where nobody says anything else. */
export interface ParameterOptions<Value extends string | number> {
  readonly default: Value;
}

/** The environment, as far as there is one. */
declare const process: { readonly env: { readonly [name: string]: string | undefined } };

/**
 * A value that is known when it is deployed: the name of a table, the URL of a queue. In the definition it stands as
 * `${OrdersTable}`, a parameter of the template. Natively, and in the code of a task, it is the environment variable of that
 * name; where there is none and no default either, the text `${OrdersTable}`.
 */
export function parameter(name: string, options?: ParameterOptions<string>): string;
export function parameter(name: string, options: ParameterOptions<number>): number;
export function parameter(name: string, options?: ParameterOptions<string | number>): string | number {
  const given = process.env[name];
  if (given === undefined) return options?.default ?? `\${${name}}`;
  return typeof options?.default === "number" ? Number(given) : given;
}
