/** Reads the annotations of one function, and reports what is wrong with them. */
import type { JSDocTag } from "ts-morph";
import {
  badAnnotationValue,
  annotationNotAvailable,
  misplacedAnnotation,
  repeatedAnnotation,
  unknownAnnotation,
} from "../../diagnostics/catalog/annotations";
import type { Report } from "../../diagnostics/report";
import { closest } from "../../diagnostics/suggest";
import { descriptionOf, tagsOf, type AnyFunction } from "../functions";
import { spanOf } from "../spans";
import { foreignTags, isTagName, rowOf, tags, type Place, type TagName, type TagValue } from "./tags";

/** The annotations of a function: every tag of ours with its parsed values, in the order of the comment. */
export interface Annotations {
  readonly place: Place;
  /** The sentence before the tags. */
  readonly description: string;
  readonly values: { readonly [Name in TagName]?: readonly TagValue<Name>[] };
}

const places: { readonly [Name in Place]: string } = { workflow: "a workflow", task: "a task" };

/** Null for a function that is neither a workflow nor a task. */
export function parseAnnotations(declaration: AnyFunction, root: string, report: Report): Annotations | null {
  const found = tagsOf(declaration);
  const names = found.map((tag) => tag.getTagName());
  const place = names.includes("workflow") ? "workflow" : names.includes("task") ? "task" : null;
  for (const tag of found) reportUnknown(tag, root, report);
  const ours = found.filter((tag) => isTagName(tag.getTagName()));
  if (place === null) {
    for (const tag of ours) misplaced(tag, "a function that is neither a workflow nor a task", root, report);
    return null;
  }
  const values: { [name: string]: unknown[] } = {};
  for (const tag of ours) {
    const value = parseTag(tag, place, root, report);
    if (value === null) continue;
    if (values[tag.getTagName()] !== undefined) repeated(tag, place, root, report);
    (values[tag.getTagName()] ??= []).push(value);
  }
  return { place, description: descriptionOf(declaration), values };
}

function parseTag(tag: JSDocTag, place: Place, root: string, report: Report): unknown {
  const name = tag.getTagName();
  if (!isTagName(name)) return null;
  const row = rowOf(name);
  const span = spanOf(tag, root);
  if (!row.on.includes(place)) {
    misplaced(tag, places[place], root, report);
    return null;
  }
  const instead = row.notYet;
  if (instead !== undefined) {
    report.add(annotationNotAvailable, span, { tag: name, instead });
    return null;
  }
  const text = (tag.getCommentText() ?? "").trim();
  const parser = row.valueOn?.[place] ?? row.value;
  const value = parser.parse(text);
  if (value === null) report.add(badAnnotationValue, span, { tag: name, value: text, expected: parser.expected });
  return value;
}

function repeated(tag: JSDocTag, place: Place, root: string, report: Report): void {
  const name = tag.getTagName();
  if (isTagName(name) && rowOf(name).many !== true)
    report.add(repeatedAnnotation, spanOf(tag, root), { tag: name, place: places[place] });
}

function misplaced(tag: JSDocTag, place: string, root: string, report: Report): void {
  const name = tag.getTagName();
  if (!isTagName(name)) return;
  const belongs = rowOf(name)
    .on.map((where) => places[where])
    .join(" or ");
  report.add(misplacedAnnotation, spanOf(tag, root), { tag: name, place, belongs });
}

function reportUnknown(tag: JSDocTag, root: string, report: Report): void {
  const name = tag.getTagName();
  if (isTagName(name) || foreignTags.has(name)) return;
  const suggestion = closest(name, Object.keys(tags));
  if (suggestion !== null) report.add(unknownAnnotation, spanOf(tag, root), { tag: name, suggestion });
}
