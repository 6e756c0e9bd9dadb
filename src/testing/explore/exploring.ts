/** What an exploration may be told besides the answers of the tasks. */
import type { SimulateOptions } from "../simulate";
import type { Stubbed } from "../stub";

export interface ExploringOptions extends Pick<SimulateOptions, "file" | "cwd" | "start" | "objects"> {
  /** After each failure, let each later call fail, too: those of compensations above all. */
  readonly pairs?: boolean;
  /** Names of the errors with which calls fail, in place of those of all error classes of the program. */
  readonly errors?: readonly string[];
  /** Tasks and commands that need not be undone: they only look. Of commands, those that get or list are known. */
  readonly harmless?: readonly Stubbed[];
  /** Is called before each run: to make the world new that functions as answers change. */
  readonly before?: () => Promise<void> | void;
  /** More runs than this are refused. Default 5,000. */
  readonly limit?: number;
}

/** Options among the arguments of `explore`. Made by `exploring`. */
export class Exploring {
  readonly options: ExploringOptions;

  constructor(options: ExploringOptions) {
    this.options = options;
  }
}

/** Options for `explore`, to stand among its stubs. */
export function exploring(options: ExploringOptions): Exploring {
  return new Exploring(options);
}
