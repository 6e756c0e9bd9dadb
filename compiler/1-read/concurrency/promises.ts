/** await promise   →   its value, or its error, once what has become of it is known */
import type { Symbol } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { property } from "../parts";
import { collect, type Reading } from "../reading";

/** What a promise yields, where it is awaited: its error is thrown there. */
export function readAwaitedPromise(symbol: Symbol, span: Span, reading: Reading): Expression | null {
  const promise = reading.promises.get(symbol);
  if (promise === undefined) return null;
  const { result, kinds } = promise;
  const status = property(result, "status", { kinds: kind.string, span, optional: false });
  const rejected: Expression = { kind: "literal", value: "rejected", kinds: kind.string, span };
  const test: Expression = {
    kind: "binary",
    operator: "===",
    left: status,
    right: rejected,
    kinds: kind.boolean,
    span,
  };
  const then = collect(reading, () => {
    const error = property(result, "reason", { kinds: kind.error, span, optional: false });
    reading.steps.push({ kind: "throw", error, span });
  });
  reading.steps.push({ kind: "branch", test, then, otherwise: [], title: null, span });
  return property(result, "value", { kinds, span, optional: false });
}
