/**
 * The places in the body of a loop where something is added to what it carries from turn to turn: `sum += result.price`.
 * What is added is kept by the turn (`result.price`), and added when all turns are done.
 */
import type { Expression, Local } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { Label, SetStep, Step } from "../../ir/flow";
import { kind, mayBe } from "../../ir/kinds";
import { allSteps, bodiesOf, evaluatedBy, evaluatedWithin, mapBodies, writtenByStep } from "../../ir/steps";
import { isVolatile } from "../../ir/volatile";
import { localsOf, mapParts } from "../../ir/walk";

/** A value that a turn keeps. */
export interface Kept {
  readonly local: Local;
  readonly value: Expression;
}

export interface Site {
  /** What is added to. */
  readonly carried: Local;
  readonly kept: readonly Kept[];
  /** The new value, in terms of the carried local and of what is kept. */
  readonly value: Expression;
  /** Set when a turn comes past here; null where every turn does. */
  readonly passed: Local | null;
}

export interface Sites {
  readonly list: readonly Site[];
  /** The body, which keeps instead of adding. */
  readonly body: readonly Step[];
}

interface Locals {
  /** What turns leave for what follows the loop. */
  readonly carried: ReadonlySet<Local>;
  /** What each turn has for itself. */
  readonly own: ReadonlySet<Local>;
}

/** All of them, in the order in which a turn comes past them; null where a carried local is used in any other way. */
export function sitesIn(body: readonly Step[], turn: Label, locals: Locals): Sites | null {
  const list: Site[] = [];
  let fits = true;
  const visit = (
    steps: readonly Step[],
    place: { readonly always: boolean; readonly once: boolean },
  ): readonly Step[] => {
    let { always } = place;
    return steps.flatMap((step): readonly Step[] => {
      const isSite = step.kind === "set" && locals.carried.has(step.local);
      if (isSite) {
        const site = place.once ? siteOf(step, always, locals) : null;
        fits &&= site !== null;
        if (site === null) return [step];
        list.push(site);
        return keeping(site, step);
      }
      fits &&= !touches(step, locals.carried);
      if (mayEndTurn(step, turn)) always = false;
      const again = step.kind === "loop" || step.kind === "each" || step.kind === "group";
      return [mapBodies(step, (inner) => visit(inner, { always: false, once: place.once && !again }))];
    });
  };
  const changed = visit(body, { always: true, once: true });
  return fits ? { list, body: changed } : null;
}

/** What a result of an iteration cannot be. */
const odd = kind.undefined | kind.error | kind.other;

/** True when a step itself reads or writes one of these locals, or yields one of them. */
function touches(step: Step, carried: ReadonlySet<Local>): boolean {
  const inner = new Set(bodiesOf(step).flatMap((body) => [...evaluatedWithin(body)]));
  const values = [
    ...evaluatedBy(step),
    ...(step.kind === "group" ? [...evaluatedWithin([step])].filter((value) => !inner.has(value)) : []),
  ];
  const read = values.some((value) => [...localsOf(value)].some((local) => carried.has(local)));
  return read || writtenByStep(step).some((local) => local !== null && carried.has(local));
}

function mayEndTurn(step: Step, turn: Label): boolean {
  return [...allSteps([step])].some((each) => each.kind === "continue" && each.label === turn);
}

function siteOf({ local, value, span }: SetStep, always: boolean, { carried, own }: Locals): Site | null {
  const kept: Kept[] = [];
  let fits = !local.boxed && !isVolatile(value);
  const divide = (part: Expression): Expression => {
    const read = localsOf(part);
    const others = [...read].some((each) => carried.has(each) && each !== local);
    const lambdas = part.kind === "lambda" && read.has(local);
    fits &&= !others && !lambdas;
    if (read.has(local)) return part.kind === "read" ? part : mapParts(part, divide);
    if (![...read].some((each) => own.has(each))) return part;
    fits &&= !isFallible(part) && !mayBe(part.kinds, odd);
    const copy: Local = { name: "kept", hint: hintOf(part), span: part.span, boxed: false };
    kept.push({ local: copy, value: part });
    return { kind: "read", local: copy, kinds: part.kinds, span: part.span };
  };
  const rest = divide(value);
  if (!fits || isFallible(rest) || mayBe(rest.kinds, odd)) return null;
  const passed: Local | null = always ? null : { name: "passed", hint: "passed", span, boxed: false };
  return { carried: local, kept, value: rest, passed };
}

function hintOf(part: Expression): string {
  return part.kind === "property" ? part.name : part.kind === "read" ? part.local.hint : "kept";
}

/** What stands in the body in the place of the addition. */
function keeping({ kept, passed }: Site, { span }: SetStep): readonly Step[] {
  const flag: Expression = { kind: "literal", value: true, kinds: kind.boolean, span };
  return [
    ...kept.map(({ local, value }): Step => ({ kind: "set", local, value, span })),
    ...(passed === null ? [] : [{ kind: "set", local: passed, value: flag, span } as const]),
  ];
}
