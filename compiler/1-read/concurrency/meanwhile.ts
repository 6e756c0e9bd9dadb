/**
 * const price = look(id); state = "asked"; … await price   →   what stands between runs before a promise goes on
 *
 * The machine runs the promise first, which is the same only where neither writes what the other one asks for.
 */
import { sharedWrite } from "../../diagnostics/catalog/language";
import type { Expression, Local } from "../../ir/expression";
import type { Step } from "../../ir/flow";
import { allSteps, evaluatedBy, evaluatedWithin } from "../../ir/steps";
import { localsOf } from "../../ir/walk";
import type { Reading } from "../reading";
import type { ReadMember } from "./member";

/** Refuses what is written between a call and its `await`, and asked for beside that. */
export function refuseMeanwhile(started: readonly ReadMember[], between: ReadMember, reading: Reading): void {
  const { report } = reading.program;
  for (const [local, span] of between.shared)
    if (started.some((each) => each.shared.has(local) || isRead(local, later(each))))
      report.add(sharedWrite, span, { name: local.name });
  const asked = [...evaluatedWithin(between.member.body)];
  for (const [local, span] of started.flatMap(({ shared }) => [...shared]))
    if (isRead(local, asked)) report.add(sharedWrite, span, { name: local.name });
}

function isRead(local: Local, values: readonly Expression[]): boolean {
  return values.some((value) => localsOf(value).has(local));
}

/** What a promise evaluates but the arguments of its only call, which are known when it begins. */
function later({ member }: ReadMember): readonly Expression[] {
  const steps = [...allSteps(member.body)];
  const [call, ...more] = steps.filter(({ kind }) => !once.has(kind));
  const isOnly = more.length === 0 && (call?.kind === "task" || call?.kind === "sleep");
  const first = new Set(isOnly ? evaluatedBy(call) : []);
  return [...evaluatedWithin(member.body), member.value].filter((value) => !first.has(value));
}

/** Steps that wait for nothing themselves, and come to nothing twice. */
const once: ReadonlySet<Step["kind"]> = new Set(["set", "group", "branch", "attempt", "block"]);
