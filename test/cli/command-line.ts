/** Runs the command line in this process, with its own streams. */
import { main } from "../../src/cli/main";

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the command prints and its exit code; never coloured. */
export async function sfnCompile(
  cwd: string,
  argv: readonly string[],
  more: { readonly stdin?: string; readonly env?: { readonly [name: string]: string }; readonly isTTY?: boolean } = {},
): Promise<Ended> {
  const text = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => ({
    write: (written: string) => {
      text[name] += written;
    },
  });
  const code = await main(argv, {
    cwd,
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    stdin: (async function* () {
      yield more.stdin ?? "";
    })(),
    env: { PATH: process.env["PATH"], ...more.env },
    isTTY: more.isTTY ?? false,
    interrupted: () => Promise.resolve(),
  });
  return { code, ...text };
}
