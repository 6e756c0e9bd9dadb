/**
 * All that a command touches of the process it runs in. Tests put their own in its place.
 */

export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** What is piped into the command. */
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** True when a person reads the output on a terminal. */
  readonly isTTY: boolean;
  /** Resolves when whoever runs the command wants it to end. */
  interrupted(): Promise<void>;
}

export interface Sink {
  write(text: string): unknown;
}

/** True when the output may be coloured: on a terminal, unless NO_COLOR asks for none. */
export function mayColour({ isTTY, env }: Io): boolean {
  return isTTY && (env["NO_COLOR"] ?? "") === "";
}

/** Writes a line. */
export function print(sink: Sink, line = ""): void {
  sink.write(`${line}\n`);
}

/** Writes a value for programs to read. */
export function printJson(sink: Sink, value: object): void {
  print(sink, JSON.stringify(value, null, 2));
}
