/** `a?.b.c[0]`: the chain ends as a whole when `a` is missing, and only then. */
import { ts, type ElementAccessExpression, type PropertyAccessExpression } from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import { mayBe, nullish } from "../ir/kinds";
import { complain, type Reading } from "./reading";

/**
 * True when the access yields undefined where its base is missing: at a `?.`, and behind one. Behind one the base must
 * not be missing for another reason, because then JavaScript throws: that is reported.
 */
export function endsQuietly(node: PropertyAccessExpression | ElementAccessExpression, reading: Reading): boolean {
  if (node.hasQuestionDotToken()) return true;
  if (!ts.isOptionalChain(node.compilerNode)) return false;
  if (mayBe(reading.writes.lies(node.getExpression()), nullish)) {
    complain(reading, unsupportedExpression, node, {
      what: "an optional chain in the middle of which something else may be missing",
      repair: "write `?.` in that place, too, or read the parts one by one",
    });
  }
  return true;
}
