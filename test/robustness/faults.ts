/** What must never happen: a definition that is none, a diagnostic that nobody knows or that stands nowhere. */
import jsonata from "jsonata";
import { Node } from "ts-morph";
import { checkDefinition } from "../../compiler/4-emit/invariants";
import type { Compilation } from "../../compiler/compiled";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import type { Span } from "../../compiler/ir/span";
import { readDefinition } from "../../runtime/interpreter/definition/read";
import { codes } from "./codes";
import type { Sources } from "./sources";

/** The faults of a compilation, in words. */
export function faultsOf({ diagnostics, workflows }: Compilation, sources: Sources): readonly string[] {
  const failed = diagnostics.some(({ severity }) => severity === "error");
  return [
    ...(failed && workflows.length > 0 ? ["something is emitted in spite of errors"] : []),
    ...diagnostics.flatMap((diagnostic) => faultsOfDiagnostic(diagnostic, sources)),
    ...workflows.flatMap(({ definition, name }) => faultsOfDefinition(definition, name)),
  ];
}

function faultsOfDiagnostic({ code, title, span }: Diagnostic, sources: Sources): readonly string[] {
  const text = span === null ? "" : (sources.at(span.file)?.getFullText().slice(span.start, span.end) ?? "");
  const said = `${code} at ${span?.file}:${span?.line} (${text.slice(0, 60)}): ${title}`;
  const faults = [code === "SFN9001", !codes.has(code), span === null || !isInFunction(span, sources)];
  return ["the compiler stumbles", "no such code", "in no function"].flatMap((fault, at) =>
    faults[at] === true ? [`${fault}: ${said}`] : [],
  );
}

/** A diagnostic stands in the workflow, or in a function that it calls. */
function isInFunction(span: Span, sources: Sources): boolean {
  const node = sources.at(span.file)?.getDescendantAtPos(span.start);
  const around = node?.getAncestors().find((each) => isFunction(each) && each.getEnd() >= span.end);
  return span.start < span.end && around !== undefined;
}

function isFunction(node: Node): boolean {
  return Node.isFunctionDeclaration(node) || Node.isFunctionExpression(node) || Node.isArrowFunction(node);
}

function faultsOfDefinition(definition: Definition, name: string): readonly string[] {
  const faults: string[] = [];
  const attempt = (what: string, act: () => unknown): void => {
    try {
      act();
    } catch (error) {
      faults.push(`${name}: ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  attempt("an invariant is violated", () => checkDefinition(definition));
  const reading = readDefinition(definition);
  if (reading.kind === "refused") faults.push(`${name}: Step Functions would not take it: ${reading.reason}`);
  for (const expression of expressionsIn(definition))
    attempt("an expression does not parse", () => jsonata(expression));
  return faults;
}

type Definition = Compilation["workflows"][number]["definition"];

/** What stands between the marks of an expression: a text within it may look like such a mark. */
function expressionsIn(definition: Definition): readonly string[] {
  const found: string[] = [];
  JSON.stringify(definition, (_, value: unknown) => {
    const [, expression] = typeof value === "string" ? (/^\{% (.*) %\}$/s.exec(value) ?? []) : [];
    if (expression !== undefined) found.push(expression);
    return value;
  });
  return found;
}
