/** try { … } catch (error) { … } finally { … }   →   Catch on every state of the body; `finally` on every way out */
import { Node, type CatchClause, type TryStatement } from "ts-morph";
import { unsupportedStatement } from "../../diagnostics/catalog/language";
import type { Local } from "../../ir/expression";
import type { AttemptStep } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import { declareLocal } from "../declare";
import { readBody } from "../read-statement";
import { collect, complain, makeLocal, place, type Reading } from "../reading";

/** Reads `try`. */
export function readTry(node: TryStatement, reading: Reading): void {
  reading.tries++;
  const body = readBody(node.getTryBlock(), reading);
  const clause = node.getCatchClause();
  const handler = clause === undefined ? null : readHandler(clause, reading);
  reading.tries--;
  const block = node.getFinallyBlock();
  const last = block === undefined ? null : readBody(block, reading);
  reading.steps.push({ kind: "attempt", body, handler, last, span: place(reading, node) });
}

function readHandler(clause: CatchClause, reading: Reading): AttemptStep["handler"] {
  const span = place(reading, clause);
  const name = clause.getVariableDeclaration()?.getNameNode();
  let error: Local = makeLocal("error", "caught", span, kind.error);
  if (name !== undefined && !Node.isIdentifier(name)) {
    complain(reading, unsupportedStatement, name, {
      what: "a `catch` that takes the error apart",
      repair: "write `catch (error)` and read `error.message`",
    });
  } else if (name !== undefined) {
    error = declareLocal(name, undefined, kind.error, reading);
    if (reading.writes.count(name.getSymbolOrThrow()) > 1) {
      complain(reading, unsupportedStatement, name, {
        what: "a `catch` whose variable is assigned",
        repair: "assign to a variable of your own, declared before the `try`",
      });
    }
  }
  reading.errors.add(error);
  const body = collect(reading, () => {
    reading.steps.push(...readBody(clause.getBlock(), reading));
  });
  return { error, body, span };
}
