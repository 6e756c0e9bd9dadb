/**
 * for (…) { const sent = []; … }   →   each turn sets `sent` before it reads it: what was in it before does not matter
 *
 * What happens first to a local where steps run: it is read, or it is surely set on every way that goes on behind them.
 */
import type { Local } from "../ir/expression";
import type { Step } from "../ir/flow";
import { allSteps, bodiesOf, evaluatedBy, evaluatedWithin, membersOf, writtenByStep } from "../ir/steps";
import { localsOf } from "../ir/walk";

/** `gone`: it is set, or nothing behind the steps runs. */
type Touch = "read" | "gone" | "none";

/** What happens first to a local in each turn of a loop. */
export function touchedByTurn(loop: Extract<Step, { readonly kind: "loop" | "each" }>, local: Local): Touch {
  const isAsked = loop.kind === "loop" || loop.walked === null;
  if (isAsked && reads(loop, local)) return "read";
  if (loop.kind === "each") return first(loop.body, local);
  // `continue` leads past the rest of the body.
  if (first(loop.update, local) === "read") return "read";
  return first([...loop.head, ...loop.body], local);
}

function first(steps: readonly Step[], local: Local): Touch {
  for (const step of steps) {
    const touch = touched(step, local);
    if (touch !== "none") return touch;
  }
  return "none";
}

function touched(step: Step, local: Local): Touch {
  if (reads(step, local)) return "read";
  switch (step.kind) {
    case "set":
    case "task":
      return writtenByStep(step).includes(local) ? "gone" : "none";
    case "return":
    case "throw":
    case "break":
    case "continue":
      return "gone";
    case "branch":
      return all([first(step.then, local), first(step.otherwise, local)]);
    case "attempt":
      return touchedByAttempt(step, local);
    case "block":
    case "saga":
      return isLeft(step) ? unsure(step, local) : first(step.body, local);
    case "recurse":
      return step.writes.includes(local) ? "read" : "none";
    case "loop":
    case "each":
    case "switch":
    case "recursion":
      return unsure(step, local);
    case "group":
    case "compensate":
      return mentions(step, local) ? "read" : "none";
    case "sleep":
    case "commit":
    case "rollback":
      return "none";
  }
}

/** It may fail before it has set anything: then the handler is what runs first. */
function touchedByAttempt(step: Extract<Step, { readonly kind: "attempt" }>, local: Local): Touch {
  const body = first(step.body, local);
  const handler = step.handler === null ? "gone" : first(step.handler.body, local);
  const last = first(step.last ?? [], local);
  const both = all([body, handler]);
  if (both === "read" || last === "read") return "read";
  return both === "gone" || last === "gone" ? "gone" : "none";
}

function all(ways: readonly Touch[]): Touch {
  if (ways.includes("read")) return "read";
  return ways.every((way) => way === "gone") ? "gone" : "none";
}

/** What may run no time, or not to its end. */
function unsure(step: Step, local: Local): Touch {
  return bodiesOf(step).some((body) => first(body, local) === "read") ? "read" : "none";
}

function isLeft(step: Step): boolean {
  return [...allSteps([step])].some(({ kind }) => kind === "break" || kind === "continue" || kind === "return");
}

function reads(step: Step, local: Local): boolean {
  return evaluatedBy(step).some((value) => localsOf(value).has(local));
}

function mentions(step: Step, local: Local): boolean {
  const values = step.kind === "group" ? membersOf(step).map(({ value }) => value) : [];
  return [...evaluatedWithin([step]), ...values].some((value) => localsOf(value).has(local));
}
