#!/usr/bin/env node
/**
 * The command line: finds the command, and sees to it that whatever happens ends in a sentence and an exit code.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { didYouMean } from "../../compiler/diagnostics/suggest";
import { version } from "../build/package";
import { readArguments, UsageError } from "./arguments";
import { reportBug } from "./bug";
import { exitCodes } from "./command";
import type { Command } from "./command";
import { commands, defaultCommand } from "./commands";
import { commandHelp, generalHelp } from "./help";
import { print } from "./io";
import type { Io } from "./io";
import { optimiseLater } from "./optimise-later";

/** Runs a command line (without `node` and the script) and gives its exit code. Never rejects. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [first = ""] = argv;
  if (["--version", "-v"].includes(first)) return say(io, `${version()}\n`);
  if (["--help", "-h", "help"].includes(first)) return say(io, generalHelp(commands));
  const named = commands.find(({ name }) => name === first);
  const command = named ?? defaultCommand;
  try {
    if (named === undefined) refuseUnknownCommand(first, io.cwd);
    return await runCommand(command, argv.slice(named === undefined ? 0 : 1), io);
  } catch (error) {
    if (!(error instanceof UsageError)) return reportBug(error, io);
    print(io.stderr, error.message);
    print(io.stderr, `See: sfn-compile ${named === undefined ? "" : `${named.name} `}--help`);
    return exitCodes.usage;
  }
}

async function runCommand(command: Command, argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, command.options);
  if (given.has("help")) return say(io, commandHelp(command));
  return command.load()(given, io);
}

function say(io: Io, text: string): number {
  io.stdout.write(text);
  return exitCodes.fine;
}

/** A first word that is neither an option nor looks like a path nor is one can only be a command. */
function refuseUnknownCommand(word: string, cwd: string): void {
  if (word === "" || /^-|[./\\]/.test(word) || existsSync(resolve(cwd, word))) return;
  const meant = didYouMean(
    word,
    commands.map(({ name }) => name),
  );
  throw new UsageError(`there is no command and no file "${word}". ${meant}`.trim());
}

/** The process as a command sees it. A reader that has gone away, as `| head` does, ends it quietly. */
function processIo(): Io {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) stream.on("error", () => process.exit(exitCodes.diagnostics));
  return {
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    isTTY: stdout.isTTY && stderr.isTTY,
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      }),
    get stdin() {
      return process.stdin;
    },
  };
}

if (require.main === module) {
  optimiseLater();
  void main(process.argv.slice(2), processIo()).then((code) => {
    process.exitCode = code;
  });
}
