/**
 * export async function reserveFlight(trip) { … }   →   export async function reserveFlight(...sent) { return port; }
 *
 * For the native run the tasks of a module become ports to the recording, and its error classes report themselves,
 * so that recorded errors come back as instances of them. Everything else in the module stays as it was written.
 */
import { ts } from "ts-morph";

/** The name under which a bundle finds what serves its ports; see `PortHost`. */
export const hostName = "__sfnCompileHost";

/** What a bundle calls. */
export interface PortHost {
  call(task: string, args: readonly unknown[]): Promise<unknown>;
  errorClass(name: string, type: unknown): void;
  /** Nothing has a deadline from here on; what it was. */
  endless(): unknown;
  /** It is again what it was. */
  within(before: unknown): void;
  /** Runs the block of a function, so that what it does about its deadline is not done to its caller. */
  apart<Result>(block: () => Promise<Result>): Promise<Result>;
}

/** What is to be replaced in one file. */
export interface Declared {
  /** Name of a function in the file, a task or another workflow → name of its calls. */
  readonly ports: ReadonlyMap<string, string>;
  /** Name of a class in the file → name under which its errors travel. */
  readonly errors: ReadonlyMap<string, string>;
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text of a module with ports in place of its tasks. */
export function withPorts(path: string, text: string, declared: Declared): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const edits = file.statements.flatMap((statement) => portsIn(statement, declared.ports));
  const registrations = file.statements.flatMap((statement) => classesIn(statement, declared.errors));
  return [replaced(text, edits), ...registrations].join("\n");
}

function portsIn(statement: ts.Statement, ports: ReadonlyMap<string, string>): readonly Edit[] {
  if (ts.isFunctionDeclaration(statement)) {
    const { name, body, end } = statement;
    const call = name === undefined ? undefined : ports.get(name.text);
    if (name === undefined || body === undefined || call === undefined) return [];
    return [{ start: name.end, end, text: `(...sent: any[]): Promise<any> { return ${port(call)}; }` }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer, end }) => {
    const call = ts.isIdentifier(name) ? ports.get(name.text) : undefined;
    if (initializer === undefined || call === undefined) return [];
    return [{ start: name.end, end, text: ` = (...sent: any[]): Promise<any> => ${port(call)}` }];
  });
}

function port(call: string): string {
  return `${hostName}.call(${JSON.stringify(call)}, sent)`;
}

function classesIn(statement: ts.Statement, errors: ReadonlyMap<string, string>): readonly string[] {
  if (!ts.isClassDeclaration(statement) || statement.name === undefined) return [];
  const travelling = errors.get(statement.name.text);
  if (travelling === undefined) return [];
  return [`${hostName}.errorClass(${JSON.stringify(travelling)}, ${statement.name.text});`];
}

/** Applies edits that stand in the order of the text. */
export function replaced(text: string, edits: readonly Edit[]): string {
  const starts = [0, ...edits.map(({ end }) => end)];
  const ends = [...edits.map(({ start }) => start), text.length];
  return starts.map((start, at) => text.slice(start, ends[at]) + (edits[at]?.text ?? "")).join("");
}
