/**
 * while (more) { … }   →   while (more) {host.turn(); … }
 *
 * What is left of a program when parts are left out need not end, whether it waits or not: loops and functions count, and
 * the host stops what goes on for too long.
 */
import { ts } from "ts-morph";
import { hostName } from "../../src/testing/native/ports";

/** The text with a call of the host at the start of each block that may run again and again. */
export function counted(text: string): string {
  const file = ts.createSourceFile("program.ts", text, ts.ScriptTarget.ES2022, true);
  const places: { readonly at: number; readonly inserted: string }[] = [];
  const visit = (node: ts.Node): void => {
    const body = bodyOf(node);
    if (body !== undefined && ts.isBlock(body)) places.push({ at: body.getStart() + 1, inserted: `${turn};` });
    else if (body !== undefined && ts.isStatement(body))
      places.push({ at: body.getStart(), inserted: `{${turn};` }, { at: body.end, inserted: "}" });
    node.forEachChild(visit);
  };
  visit(file);
  const last = [...places.entries()].sort(([one, a], [other, b]) => b.at - a.at || one - other);
  return last.reduce((all, [, { at, inserted }]) => all.slice(0, at) + inserted + all.slice(at), text);
}

const turn = `${hostName}.turn()`;

function bodyOf(node: ts.Node): ts.Node | undefined {
  if (ts.isIterationStatement(node, false)) return node.statement;
  return ts.isFunctionLike(node) && "body" in node ? node.body : undefined;
}
