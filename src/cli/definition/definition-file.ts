/** A definition in the Amazon States Language that somebody wrote: a JSON or YAML file, read and checked as AWS does. */
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseDocument } from "yaml";
import type { Document } from "yaml";
import { missingFile } from "../../../compiler/diagnostics/catalog/input";
import { notADefinition, refusedDefinition } from "../../../compiler/diagnostics/catalog/run";
import type { Report } from "../../../compiler/diagnostics/report";
import { isRecord } from "../../../runtime/interpreter/json";
import type { MachineType } from "../../../runtime/interpreter/execution";
import { validate } from "../../../runtime/validate/validate";
import { findRoot, fromRoot } from "../../build/root";
import { nearestPath } from "../../build/sources";
import { messageOf } from "../../build/thrown";
import { isFile } from "../files";
import type { Io } from "../io";
import { placeIn, spanAt } from "./places";

export interface DefinitionFile {
  /** The name of the file without what says that it is a definition. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** JSON text. */
  readonly text: string;
  readonly value: { readonly [field: string]: unknown };
}

/** True for what names a definition and no workflow. */
export function namesDefinition(target: string): boolean {
  return /\.(json|ya?ml)$/i.test(target);
}

/** Reads and checks a definition. Null, with a report, when it cannot be run. */
export function readDefinitionFile(
  target: string,
  type: MachineType,
  { io, report }: { readonly io: Io; readonly report: Report },
): DefinitionFile | null {
  const path = resolve(io.cwd, target);
  if (!isFile(path)) {
    report.add(missingFile, null, { path: target, near: nearestPath(target, io.cwd) });
    return null;
  }
  const source: Source = { target, path, file: fromRoot(findRoot(io.cwd), path), text: readFileSync(path, "utf8") };
  const document = parseDocument(source.text.replace(/^\uFEFF/, ""), { prettyErrors: false });
  const parsed = parse(source, document, report);
  if (parsed === null) return null;
  for (const { code, message, location = "" } of validate(parsed.text, { type }).diagnostics) {
    const place = location === "" ? "" : ` at ${location}`;
    report.add(refusedDefinition, placeIn(document, location, source), { rule: code, message, place });
  }
  return report.failed ? null : { name: basename(path).replace(/(\.asl)?\.\w+$/i, ""), path, ...parsed };
}

interface Source {
  readonly target: string;
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

function parse(source: Source, document: Document, report: Report): Pick<DefinitionFile, "text" | "value"> | null {
  const isJson = /\.json$/i.test(source.target);
  const refuse = (message: string): null => {
    const at = document.errors[0]?.pos[0];
    report.add(notADefinition, at === undefined ? null : spanAt(at, source), { path: source.target, message });
    return null;
  };
  try {
    // What is written twice in JSON is found by the check of the definition, which needs the text for that.
    const value: unknown = isJson ? JSON.parse(source.text.replace(/^\uFEFF/, "")) : fromYaml(document);
    if (!isRecord(value)) return refuse("it is no object");
    const missing = ["StartAt", "States"].filter((field) => !Object.hasOwn(value, field));
    if (missing.length === 2) return refuse("it has neither `StartAt` nor `States`");
    return { value, text: isJson ? source.text : JSON.stringify(value) };
  } catch (error) {
    return refuse(messageOf(error).replace(/ \(line \d+ column \d+\)$/, ""));
  }
}

function fromYaml(document: Document): unknown {
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return document.toJS();
}
