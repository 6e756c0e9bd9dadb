/**
 * From memory to the output folder. New contents are written next to it first and then moved into place, so that no
 * file is ever half written; what others put into the folder stays untouched.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Report } from "../../compiler/diagnostics/report";
import { cannotWrite, foreignFile, outOfDate } from "../../compiler/diagnostics/catalog/output";
import { manifestPath } from "./layout";
import type { OutputFiles } from "./output";
import { contentOf, previousFiles } from "./previous";
import { messageOf, systemCode } from "./thrown";

export interface Written {
  /** Paths whose content is new. */
  readonly changed: readonly string[];
  /** Paths of an earlier run that are gone. */
  readonly removed: readonly string[];
}

const nothing: Written = { changed: [], removed: [] };

/** Brings the folder `out` (absolute; `shown` in messages) up to date; what forbids it is reported. */
export function writeOutput(out: { path: string; shown: string }, files: OutputFiles, report: Report): Written {
  try {
    const before = previousFiles(out.path);
    const changed = changedFiles(out.path, files);
    for (const path of changed) {
      if (before.has(path) || contentOf(out.path, path) === null) continue;
      report.add(foreignFile, null, { path: `${out.shown}/${path}` });
    }
    if (report.failed) return nothing;
    const removed = [...before].filter((path) => !files.has(path) && existsSync(join(out.path, path)));
    if (changed.length > 0) moveIntoPlace(out.path, files, changed);
    for (const path of removed) removeFile(out.path, path);
    return { changed, removed };
  } catch (error) {
    if (systemCode(error) === null) throw error;
    report.add(cannotWrite, null, { path: out.shown, message: messageOf(error) });
    return nothing;
  }
}

/** Reports every file of the folder `out` that is not what would be written. */
export function checkOutput(out: { path: string; shown: string }, files: OutputFiles, report: Report): void {
  for (const path of changedFiles(out.path, files)) {
    const how = contentOf(out.path, path) === null ? "is missing" : "differs";
    report.add(outOfDate, null, { path: `${out.shown}/${path}`, how });
  }
  for (const path of previousFiles(out.path)) {
    if (files.has(path) || contentOf(out.path, path) === null) continue;
    report.add(outOfDate, null, { path: `${out.shown}/${path}`, how: "is no longer written" });
  }
}

function changedFiles(out: string, files: OutputFiles): string[] {
  return [...files].filter(([path, content]) => contentOf(out, path) !== content).map(([path]) => path);
}

/** The manifest moves last: until then it tells of the files as they were. */
function moveIntoPlace(out: string, files: OutputFiles, changed: readonly string[]): void {
  const staging = `${out}.writing-${process.pid}`;
  rmSync(staging, { recursive: true, force: true });
  try {
    for (const path of changed) {
      mkdirSync(dirname(join(staging, path)), { recursive: true });
      writeFileSync(join(staging, path), files.get(path) ?? "");
    }
    if (!existsSync(out)) {
      renameSync(staging, out);
      return;
    }
    for (const path of [...changed].sort((a, b) => Number(a === manifestPath) - Number(b === manifestPath))) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      renameSync(join(staging, path), join(out, path));
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function removeFile(out: string, path: string): void {
  rmSync(join(out, path));
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (readdirSync(join(out, folder)).length > 0) return;
    rmdirSync(join(out, folder));
  }
}
