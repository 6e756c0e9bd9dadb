/**
 * Object.keys({ note: order.note }), { note: "none", ...{ note: order.note } }   →   refused where `order.note` may be undefined
 *
 * In JavaScript the object has the key `note`; in JSON, and in the machine, it has not. That is seen by who asks for keys,
 * and by who spreads it over an object that has the key, and by nobody else.
 */
import { hiddenKey } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Expression, Member } from "../ir/expression";
import type { Flow, Step, TaskStep } from "../ir/flow";
import { kind, mayBe } from "../ir/kinds";
import { anyName } from "../ir/names";
import type { OperationName } from "../ir/operations";
import { allSteps, evaluatedWithin } from "../ir/steps";
import type { Span } from "../ir/span";
import { within } from "../ir/walk";
import type { Hidden } from "./hidden";
import { someEntry } from "./hidden-operations";
import { HiddenNames } from "./hidden-names";

/** Where keys are asked for, by the place of the object among the operands. */
const asking: { readonly [name in OperationName]?: number } = {
  "own keys": 0,
  "Object.values": 0,
  "Object.entries": 0,
  "Object.hasOwn": 0,
  in: 1,
};

/** A place where it can be seen, and what is looked at there. */
interface Look {
  readonly object: Expression;
  /** The names that matter; null: any. */
  readonly names: ReadonlySet<string> | null;
  readonly span: Span;
}

/** Reports each place where a property that is there and undefined could be told from one that is not there. */
export function hiddenKeys(flow: Flow, report: Report): void {
  const values = [...evaluatedWithin(flow.body)].flatMap(within);
  const looks = values.flatMap(looksOf);
  const outlined = [...allSteps(flow.body)].filter((step) => isAsking(step, flow));
  if (looks.length + outlined.length === 0 || !(values.some(hides) || flow.regions.some(({ hides: some }) => some)))
    return;
  const names = new HiddenNames(flow);
  for (const { object, names: asked, span } of looks) {
    const name = nameIn(names.of(object), asked);
    if (name !== undefined) report.add(hiddenKey, span, { name });
  }
  for (const step of outlined) {
    const [name] = names.given(step);
    if (name !== undefined) report.add(hiddenKey, step.span, { name: name === someEntry ? anyName : name });
  }
}

function looksOf(value: Expression): readonly Look[] {
  if (value.kind === "operation") {
    const object = value.operands[asking[value.name] ?? -1];
    return object === undefined ? [] : [{ object, names: null, span: object.span }];
  }
  if (value.kind !== "object") return [];
  return value.members.flatMap((member, at): readonly Look[] => {
    if (member.kind === "member" || at === 0) return [];
    return [{ object: member.value, names: namesOf(value.members.slice(0, at)), span: member.value.span }];
  });
}

/** The names that members bring; null where a spread may bring any. */
function namesOf(members: readonly Member[]): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const member of members) {
    const more = member.kind === "member" ? [member.key] : namesOfObject(member.value);
    if (more === null) return null;
    for (const name of more) names.add(name);
  }
  return names;
}

function namesOfObject(value: Expression): Iterable<string> | null {
  if (!mayBe(value.kinds, kind.object)) return [];
  if (value.kind === "object") return namesOf(value.members);
  if (value.kind !== "conditional") return null;
  const [then, otherwise] = [namesOfObject(value.then), namesOfObject(value.otherwise)];
  return then === null || otherwise === null ? null : [...then, ...otherwise];
}

function nameIn({ own }: Hidden, asked: ReadonlySet<string> | null): string | undefined {
  const names = [...own].filter((name) => name !== someEntry);
  return names.find((name) => asked === null || asked.has(name) || (name === anyName && asked.size > 0));
}

/** True for what makes an object with a property that may be undefined. */
function hides(value: Expression): boolean {
  if (value.kind === "object")
    return value.members.some((member) => member.kind === "member" && mayBe(member.value.kinds, kind.undefined));
  if (value.kind === "array") return value.items.some((item) => mayBe(item.value.kinds, kind.undefined));
  return value.kind === "operation" && value.name === "with property";
}

function isAsking(step: Step, { regions }: Flow): step is TaskStep {
  if (step.kind !== "task" || step.target.kind !== "outlined") return false;
  const { region } = step.target;
  return regions.some(({ name, asksKeys }) => name === region && asksKeys === true);
}
