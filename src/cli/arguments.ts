/**
 * Reads a command line by the table of what a command knows; everything else is a usage error that says what was
 * probably meant.
 */
import { parseArgs } from "node:util";
import { didYouMean } from "../../compiler/diagnostics/suggest";

type ParseArgsOption = { type: Option["type"]; short?: string };

export interface Option {
  readonly type: "boolean" | "string";
  readonly short?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  /** How help calls the value. */
  readonly value?: string;
  /** The only values there are. */
  readonly choices?: readonly string[];
  readonly summary: string;
}

export type Options = { readonly [name: string]: Option };

export interface Arguments {
  readonly positionals: readonly string[];
  /** True when the flag is given. */
  has(flag: string): boolean;
  /** The value of an option, or null. */
  value(option: string): string | null;
  /** All values of an option that may be given several times. */
  values(option: string): readonly string[];
}

/** The command line cannot be understood. The message is for the user; the exit code is 2. */
export class UsageError extends Error {}

/** Reads the arguments behind the name of a command. Throws a UsageError. */
export function readArguments(argv: readonly string[], options: Options): Arguments {
  const config = Object.entries(options).map(([name, { type, short }]): [string, ParseArgsOption] => [
    name,
    short === undefined ? { type } : { type, short },
  ]);
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(config),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) throw unknownOption(token.rawName, options);
    const before = given.get(token.name) ?? [];
    if (before.length > 0 && option.multiple !== true) throw new UsageError(`${token.rawName} is given twice`);
    given.set(token.name, [...before, valueOf(token, option)]);
  }
  return {
    positionals,
    has: (flag) => given.has(flag),
    value: (name) => given.get(name)?.[0] ?? null,
    values: (name) => given.get(name) ?? [],
  };
}

interface OptionToken {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function valueOf({ rawName, value, inlineValue }: OptionToken, option: Option): string {
  if (option.type === "boolean") {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    return "";
  }
  const looksLikeOption = inlineValue !== true && value !== "-" && value?.startsWith("-") === true;
  if (value === undefined || value === "" || looksLikeOption) {
    throw new UsageError(`${rawName} needs a value: ${rawName} <${option.value ?? "value"}>`);
  }
  if (option.choices !== undefined && !option.choices.includes(value)) {
    const meant = didYouMean(value, option.choices);
    throw new UsageError(`${rawName} is one of ${option.choices.join(", ")}, not "${value}". ${meant}`.trim());
  }
  return value;
}

function unknownOption(rawName: string, options: Options): UsageError {
  const known = Object.keys(options).map((name) => `--${name}`);
  return new UsageError(`there is no option ${rawName}. ${didYouMean(rawName, known)}`.trim());
}
