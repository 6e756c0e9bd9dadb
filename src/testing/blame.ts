/**
 * What the kit itself complains of, a missing stub or a disagreement, points at the line of the test that made the run:
 * the lines of the kit, at which it was thrown, say nothing to the reader, and runners show the code of the first one.
 */
import { join } from "node:path";
import { runningFolder } from "../build/package";

const own = ["src", "runtime", "compiler"].map((folder) => join(runningFolder, folder));

/** Remembers where a function was called from. */
export function siteOf(called: (...given: never[]) => unknown): Error {
  const site = new Error();
  Error.captureStackTrace(site, called);
  return site;
}

/** What comes of a run; an error gets the place of the test, unless code of the test has a part in it already. */
export async function pointingAt<Made>(site: Error, made: Promise<Made>): Promise<Made> {
  try {
    return await made;
  } catch (error) {
    if (error instanceof Error) point(error, framesOf(site));
    throw error;
  }
}

function point(error: Error, place: readonly string[]): void {
  const frames = framesOf(error);
  if (place.length === 0 || !frames.every((frame) => isOwn(frame) || place.includes(frame))) return;
  const lines = (error.stack ?? "").split("\n");
  error.stack = [...lines.slice(0, lines.length - frames.length), ...place].join("\n");
}

function framesOf({ stack = "" }: Error): string[] {
  const lines = stack.split("\n");
  const first = lines.findLastIndex((line) => !/^\s+at /.test(line)) + 1;
  return lines.slice(first);
}

function isOwn(frame: string): boolean {
  return /node:|node_modules|<anonymous>\)?$/.test(frame) || own.some((folder) => frame.includes(folder));
}
