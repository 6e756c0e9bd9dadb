/** What `--help` prints. */
import type { Option } from "./arguments";
import type { Command } from "./command";

/** Help about everything. */
export function generalHelp(commands: readonly Command[]): string {
  return [
    "Compiles TypeScript workflows into AWS Step Functions state machines.",
    "",
    "Usage",
    ...commands.flatMap(({ usage }) => usage.map((form) => `  sfn-compile ${form}`)),
    "",
    "Commands",
    ...table(commands.map(({ name, summary }) => [name, summary])),
    "",
    "Options",
    ...table([
      ["-h, --help", "print this, or the help of a command"],
      ["-v, --version", "print the version"],
    ]),
    "",
    "Exit codes: 0 fine; 1 there are errors, or an execution failed; 2 the command line cannot be understood.",
    "",
  ].join("\n");
}

/** Help about one command. */
export function commandHelp({ summary, usage, options, notes }: Command): string {
  return [
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    "",
    "Usage",
    ...usage.map((form) => `  sfn-compile ${form}`),
    "",
    "Options",
    ...table(Object.entries(options).map(([name, option]) => [optionForm(name, option), option.summary])),
    "",
    ...notes,
    "",
  ].join("\n");
}

function optionForm(name: string, { short, value }: Option): string {
  return `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` <${value}>`}`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
