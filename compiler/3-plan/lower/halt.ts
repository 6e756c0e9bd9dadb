/** Where an undo that fails and must not be passed over ends the execution. */
import type { Expression, Local } from "../../ir/expression";
import type { CompensateStep } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import type { Lowering } from "./lower";
import { once, type Route } from "./route";

/** Nothing catches what fails: the execution ends in that very state, and a redrive goes on there. */
export function halted({ span, number: undoes }: CompensateStep, local: Local, { builder }: Lowering): Route["fail"] {
  const error: Expression = { kind: "read", local, kinds: kind.error, span };
  return once(() => {
    const node = builder.add({ kind: "fail", error, failures: null, span, title: "halt", undoes });
    return { local, node, uncaught: true };
  });
}
