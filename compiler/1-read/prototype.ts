/** `__proto__` is no property like others: JavaScript reads and sets the prototype by it, where the machine has a key. */
import type { Node } from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import { complain, type Reading } from "./reading";

/** Reports a key that means the prototype of an object. (`{ __proto__ }`, the short form, is a property.) */
export function refusePrototype(key: string, node: Node, reading: Reading): void {
  if (key !== "__proto__") return;
  complain(reading, unsupportedExpression, node, {
    what: "`__proto__`, which is the prototype of the object and no property of its own",
    repair: "give the property another name",
  });
}
