/** Values that are others each time they are asked for: they are asked for once, and then kept. */
import type { Expression } from "./expression";
import { remembered, within } from "./walk";

const asking: ReadonlySet<string> = new Set(["Date.now", "Math.random", "crypto.randomUUID"]);

/** True when an expression reads the clock or draws by chance. */
export const isVolatile = remembered((expression: Expression): boolean =>
  within(expression).some((part) => part.kind === "operation" && asking.has(part.name)),
);
