/** What is known about the place in a definition where a value is checked. */
import type { Findings } from "./diagnostic";

export type Language = "JSONPath" | "JSONata";

export type MachineType = "STANDARD" | "EXPRESS";

export interface Setting {
  readonly findings: Findings;
  /** The language of the state that holds the value. */
  readonly language: Language;
  readonly machine: { readonly language: Language; readonly type: MachineType };
  /** The fields of `$states` that exist there besides `input` and `context`. */
  readonly known: readonly string[];
}
