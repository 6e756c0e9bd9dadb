/** `try` in every shape: with `catch`, with `finally`, with both; what is caught is tested, kept or thrown on. */
import { inner } from "./context";
import type { Context } from "./context";
import type { Made } from "./statements";

type Shape = "catch" | "finally" | "both";

/** `try { … } catch (error) { … } finally { … }` */
export function attempt(context: Context): Made {
  return attemptOf(context.random.pick(["catch", "catch", "catch", "finally", "both"]), context);
}

/** The same in a certain shape. */
export function attemptOf(shape: Shape, context: Context): Made {
  const { random, program, grammar } = context;
  const size = (): number => random.between(1, 3);
  const tried = grammar.block(inner(context, "try", { tries: context.tries + 1 }), size());
  const lines = ["try {", ...tried.lines];
  let ends = tried.ends;
  if (shape !== "finally") {
    const named = random.chance(0.8);
    const caught = named ? program.name("error") : null;
    const handler = inner(context, "catch", { caught, tries: context.tries + 1 });
    const { lines: handled, ends: handlerEnds } = grammar.block(handler, size());
    lines.push(caught === null ? "} catch {" : `} catch (${caught}) {`, ...handled);
    ends &&= handlerEnds;
  }
  if (shape !== "catch") {
    const last = grammar.block(inner(context, "finally", { caught: null }), size());
    lines.push("} finally {", ...last.lines);
    ends ||= last.ends;
  }
  return { lines: [...lines, "}"], ends };
}
