/** What a command of the command line is. */
import type { Arguments, Options } from "./arguments";
import type { Io } from "./io";

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** The forms of the command line behind `sfn-compile`. */
  readonly usage: readonly string[];
  readonly options: Options;
  /** Paragraphs below the options. */
  readonly notes: readonly string[];
  /** Loads the code of the command, which may be heavy. */
  readonly load: () => Run;
}

/** Does the work; gives the exit code. Throws a UsageError. */
export type Run = (given: Arguments, io: Io) => Promise<number>;

/** 0: fine. 1: there are diagnostics, or the execution failed. 2: the command line cannot be understood. */
export const exitCodes = { fine: 0, diagnostics: 1, usage: 2 } as const;
