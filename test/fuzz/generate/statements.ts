/** Lists of statements: which may stand where, how many, and what each declares. */
import { block as labelled, branch, chosen, guard } from "./branches";
import { attempt, attemptOf } from "./attempts";
import type { Choice } from "../random";
import type { Block, Context, Feature, Program } from "./context";
import { inner } from "./context";
import { asyncClosure, closure } from "./functions";
import { leave, leaveIf, returned, rethrown, thrown } from "./leaving";
import { counted, forever, repeated, walked } from "./loops";
import { canName, named } from "./names";
import { canChange, changed, declaredAs, ownedDeclared } from "./owned";
import { all, bounded, mapped, settled } from "./groups";
import { canSurround, held, limited, repeatedly } from "./patience";
import { canRecur, recurred } from "./recursion";
import * as simple from "./simple";
import type { Type } from "./types";
import { canView, canWalkKeys, viewed, walkedKeys } from "./views";

/** A statement, in lines; `ends` when nothing behind it would be reached. */
export interface Made {
  readonly lines: readonly string[];
  readonly ends?: boolean;
}

interface Rule {
  readonly weight: number;
  readonly feature?: Feature;
  readonly when?: (context: Context) => boolean;
  readonly make: (context: Context) => Made;
}

const shallow = ({ nesting, program }: Context): boolean => nesting < 4 && program.left.statements > 0;
const awaits = ({ canAwait }: Context): boolean => canAwait;
const together = (at: Context): boolean => at.canAwait && shallow(at);
/** Beside outlined code, a promise is kept nowhere. */
const canHold = ({ canAwait, program }: Context): boolean =>
  canAwait && !program.features.has("keys") && !program.features.has("lies");
const inLoop = ({ targets }: Context): boolean => targets.some(({ kind }) => kind === "loop");
const hasWritable = (context: Context): boolean => simple.canWrite(context);

/** Every kind of statement. */
export const rules = {
  const: { weight: 5, make: simple.declared },
  let: { weight: 4, make: simple.variable },
  late: { weight: 1, make: simple.late },
  assignment: { weight: 5, when: hasWritable, make: simple.assigned },
  compound: { weight: 5, when: simple.canCompound, make: simple.compound },
  step: { weight: 2, when: simple.canStep, make: simple.step },
  logical: { weight: 3, when: simple.canDefault, make: simple.logical },
  destructuring: { weight: 2, feature: "destructuring", make: simple.destructured },
  call: { weight: 6, when: awaits, make: simple.called },
  own: { weight: 3, when: simple.canCallOwn, make: simple.calledOwn },
  recursion: { weight: 1.5, feature: "recursion", when: canRecur, make: recurred },
  sleep: { weight: 1.5, feature: "sleep", when: awaits, make: simple.slept },
  compensate: { weight: 4, feature: "compensate", when: simple.canCompensate, make: simple.compensated },
  saga: {
    weight: 1.5,
    feature: "compensate",
    when: (at) => at.registers && at.canAwait && shallow(at),
    make: simple.scoped,
  },
  commit: { weight: 0.4, feature: "compensate", when: ({ registers }) => registers, make: simple.committed },
  rollback: { weight: 0.6, feature: "compensate", when: (at) => at.registers && at.canAwait, make: simple.rolledBack },
  if: { weight: 6, when: shallow, make: branch },
  guard: { weight: 2, feature: "optional", when: shallow, make: guard },
  switch: { weight: 3, feature: "switch", when: shallow, make: chosen },
  for: { weight: 2.5, feature: "loops", when: shallow, make: counted },
  forOf: { weight: 3, feature: "loops", when: shallow, make: walked },
  while: { weight: 2.5, feature: "loops", when: shallow, make: repeated },
  forever: { weight: 1, feature: "loops", when: shallow, make: forever },
  block: { weight: 1.5, when: shallow, make: labelled },
  try: { weight: 6, feature: "try", when: shallow, make: attempt },
  owned: { weight: 3, feature: "changes", make: ownedDeclared },
  change: { weight: 9, feature: "changes", when: canChange, make: changed },
  closure: { weight: 2, feature: "closures", when: ({ repeats }) => !repeats, make: closure },
  asyncClosure: { weight: 1.5, feature: "closures", when: (at) => at.canAwait && !at.repeats, make: asyncClosure },
  all: { weight: 2.5, feature: "groups", when: together, make: all },
  mapped: { weight: 2, feature: "groups", when: together, make: mapped },
  bounded: { weight: 1.5, feature: "groups", when: together, make: bounded },
  settled: { weight: 1.5, feature: "groups", when: together, make: settled },
  held: { weight: 1.5, feature: "promises", when: canHold, make: held },
  retry: { weight: 1.5, feature: "patience", when: canSurround, make: repeatedly },
  within: { weight: 1.5, feature: "patience", when: canSurround, make: limited },
  name: { weight: 6, feature: "names", when: canName, make: named },
  view: { weight: 6, feature: "changes", when: (at) => canView(at) && shallow(at), make: viewed },
  keys: { weight: 3, feature: "keys", when: (at) => canWalkKeys(at) && shallow(at), make: walkedKeys },
  leave: { weight: 0.7, when: inLoop, make: leave },
  leaveIf: { weight: 3, when: inLoop, make: leaveIf },
  leaveBlock: { weight: 8, when: ({ targets }) => targets.some(({ kind }) => kind === "block"), make: leaveIf },
  return: { weight: 0.7, when: ({ nesting }) => nesting > 0, make: returned },
  throw: { weight: 0.8, when: ({ nesting }) => nesting > 0, make: thrown },
  rethrow: { weight: 2, when: ({ caught }) => caught !== null, make: rethrown },
} as const satisfies { readonly [kind: string]: Rule };

/** A list of statements of about this size. */
export function block(context: Context, size: number): Block {
  const { program } = context;
  const lines: string[] = [];
  const add = ({ made, kind }: Statement): boolean => {
    program.note(kind, context.place);
    program.left.statements--;
    lines.push(...made.lines);
    return made.ends === true;
  };
  const shown = program.showing === context.nesting ? favourite(context, lines) : null;
  if (shown !== null && add(shown)) return { lines, ends: true };
  for (let count = 0; count < size && (program.left.statements > 0 || count === 0); count++)
    if (add(statement(context))) return { lines, ends: true };
  return { lines, ends: false };
}

interface Statement {
  readonly kind: string;
  readonly made: Made;
}

function statement(context: Context): Statement {
  const { features } = context.program;
  const possible = Object.entries<Rule>(rules).filter(
    ([, { feature, when }]) =>
      (feature === undefined || features.has(feature)) && (when === undefined || when(context)),
  );
  const choices = possible.map(([kind, { weight, make }]): Choice<Statement> => [
    weight,
    () => ({ kind, made: narrowing(make, context) }),
  ]);
  return context.random.choose(choices);
}

const kinds: readonly (readonly [kind: string, rule: Rule])[] = Object.entries<Rule>(rules);

function spotlit({ spotlight, features }: Program): readonly [kind: string, rule: Rule] {
  const shown = kinds.filter(
    ([, { feature }]) => (feature !== "recursion" && feature !== "names") || features.has(feature),
  );
  const found = shown[Math.floor(spotlight * shown.length)];
  if (found === undefined) throw new Error("there are kinds of statements");
  return found;
}

/** The kind that the program shows, once in each part of a `try`, in a loop or in a member of a group. */
export function showcase(context: Context): Made {
  const { program, targets } = context;
  const [kind, { feature }] = spotlit(program);
  if (feature !== undefined) program.features.add(feature);
  program.left.statements += 4;
  program.left.compensations += 2;
  program.showing = context.nesting + 1;
  const around = { leave: "loop", leaveIf: "loop", leaveBlock: "block" } as const;
  const target = kind in around ? around[kind as keyof typeof around] : null;
  const label = program.name("shown");
  const at = target === null ? context : { ...context, targets: [...targets, { label, kind: target }] };
  const { lines, ends = false } = target === null ? shownTwice(at) : shownOnce(at, target);
  program.showing = null;
  if (target === null) return { lines, ends };
  const head = target === "loop" ? `${label}: for (const ${program.name("n")} of [1, 2])` : `${label}:`;
  return { lines: [`${head} {`, ...lines, "}"] };
}

function shownOnce(context: Context, target: "loop" | "block"): Made {
  return target === "block" && context.random.chance(0.4) ? walked(context) : attemptOf("both", context);
}

/** In a `try`, and in a member of a group or in a loop. */
function shownTwice(context: Context): Made {
  const { random } = context;
  const parts = [(at: Context): Made => attemptOf("both", at), random.chance(0.65) ? mapped : walked];
  if (random.chance(0.5)) parts.reverse();
  const lines: string[] = [];
  for (const part of parts) {
    const made = part(context);
    lines.push(...made.lines);
    if (made.ends === true) return { lines, ends: true };
  }
  return { lines };
}

/** What it needs is declared before. */
function favourite(context: Context, lines: string[]): Statement | null {
  const [kind, { make, when }] = spotlit(context.program);
  const { left } = context.program;
  left.statements = Math.max(left.statements, 3);
  if (kind === "view") lines.push(...declaredAs("rows", context).lines);
  if (kind === "keys") lines.push(...declaredAs("table", context).lines);
  if (kind === "change" || kind === "name") lines.push(...ownedDeclared(context).lines);
  const type = needed[kind];
  if (type !== undefined) lines.push(...simple.variableAs(type, context).lines);
  return when === undefined || when(context) ? { kind, made: narrowing(make, context) } : null;
}

const needed: { readonly [kind: string]: Type } = {
  assignment: "string",
  compound: "number",
  step: "int",
  logical: "boolean",
};

/** What a statement's tests have narrowed is of no account behind it, unless there is a way out of it. */
function narrowing(make: Rule["make"], context: Context): Made {
  const { touched } = inner(context, context.place);
  const made = make({ ...context, touched });
  if (made.lines.some((line) => /\b(return|throw|break|continue|while|for)\b/.test(line))) touched.spread();
  return made;
}
