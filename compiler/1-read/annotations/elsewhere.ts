/** `@workflow` and `@task` on something other than a function of a file: nobody would read them there. */
import { Node, type SourceFile } from "ts-morph";
import { annotatedFunction, annotationInComment } from "../../diagnostics/catalog/annotations";
import type { Report } from "../../diagnostics/report";
import { functionsOf, statementOf, tagsOf, type AnyFunction } from "../functions";
import { spanOf } from "../spans";

const announcing = ["workflow", "task"];

/** Reports each that stands on a value, a method, an overload, a function within another one. */
export function reportElsewhere(file: SourceFile, root: string, report: Report): void {
  const mentioned = file.getFullText().match(/@(workflow|task)\b/g)?.length ?? 0;
  const functions = functionsOf(file);
  const found = functions.flatMap(tagsOf).filter((tag) => announcing.includes(tag.getTagName()));
  // Most files say it nowhere else, and need not be searched.
  if (mentioned === found.length) return;
  for (const declared of functions) reportComments(declared, root, report);
  const read = new Set(functions.map(statementOf));
  file.forEachDescendant((node) => {
    if (!Node.isJSDocable(node) || read.has(node)) return;
    const tags = node.getJsDocs().flatMap((comment) => comment.getTags());
    const tag = tags.find((candidate) => announcing.includes(candidate.getTagName()));
    if (tag === undefined) return;
    const lacks = Node.isOverloadable(node) && node.isOverload() ? "a single signature" : "a declaration in its file";
    report.add(annotatedFunction, spanOf(tag, root), { tag: tag.getTagName(), name: nameOf(node), lacks });
  });
}

/** `// @workflow` above a function: whoever wrote it has meant something by it. */
function reportComments(declared: AnyFunction, root: string, report: Report): void {
  const statement = statementOf(declared);
  for (const comment of statement.getLeadingCommentRanges()) {
    const [, tag] = /(?<!`)@(workflow|task)\b/.exec(comment.getText()) ?? [];
    const says = tagsOf(declared).some((each) => each.getTagName() === tag);
    if (tag === undefined || says) continue;
    report.add(annotationInComment, spanOf(declared, root), { tag, name: nameOf(declared) });
  }
}

function nameOf(node: Node): string {
  const [variable] = Node.isVariableStatement(node) ? node.getDeclarations() : [];
  return variable?.getName() ?? node.getSymbol()?.getName().replace(/^_+/, "") ?? "work";
}
