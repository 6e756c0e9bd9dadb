/** Mistakes that a compiler of sagas could make, planted in ours at every place where they fit: the sagas have to find each. */
import type { Project } from "ts-morph";
import type { Definition } from "../../compiler/asl/definition";
import type { Flow } from "../../compiler/ir/flow";
import { campaign } from "./campaign";
import type { Sabotage } from "./compile-sagas";

export interface Planted {
  readonly name: string;
  readonly sabotage: Sabotage;
}

type Part = { readonly [key: string]: unknown };

export const planted: readonly Planted[] = [
  inFlow("a nested scope forgets its blocks when it is done", "saga", ({ body, ...step }) => [
    { ...step, body: [...(Array.isArray(body) ? (body as readonly unknown[]) : []), { ...step, kind: "commit" }] },
  ]),
  inFlow("a nested scope is none", "saga", ({ body }) => (Array.isArray(body) ? (body as readonly unknown[]) : [])),
  inFlow("commit forgets nothing", "commit", () => []),
  inFlow("rollback undoes nothing", "rollback", (step) => [{ ...step, kind: "commit" }]),
  inFlow("what must halt is passed over", "compensate", (step) => [{ ...step, halts: false }]),
  inFlow("undoing is tried once", "compensate", (step) => [
    { ...step, retry: { ...ofPart(step["retry"]), retries: 0 } },
  ]),
  inStates("no registration on a catcher", (state) =>
    eachCatcher(state, ({ Assign, ...catcher }) => {
      const kept = Object.entries(ofPart(Assign)).filter(([name]) => !/^undo/.test(name));
      return { ...catcher, Assign: Object.fromEntries(kept) };
    }),
  ),
  inStates("no registration where a step succeeds in a loop", (state) => {
    const kept = Object.entries(ofPart(state["Assign"])).filter(([name, value]) => !isRegistration(name, value));
    return state["Assign"] === undefined ? state : { ...state, Assign: Object.fromEntries(kept) };
  }),
  inTexts(
    "the stack grows at its other end",
    /\$append\(\$append\(\[\], (\[.*?\])\), \$(undo\w*)\)/,
    "$$append($$$2, $1)",
  ),
  inTexts(
    "what members register comes before what was there",
    /\$append\(\$(\w+)\.undo, \$(\w+)\)/,
    "$$append($$$2, $$$1.undo)",
  ),
  inTexts("of errors of members, the first in the list goes on", /\$\w+\.at < \$\w+\.at/, "false"),
  inTexts("what other members could not undo is not reported", /"reports": \[[^\]]*\]/, '"reports": []'),
  inStates("a failed compensation is not reported", (state) => eachCatcher(state, withoutFailures)),
  inStates("the last error takes the place of the first", (state) =>
    eachCatcher(state, (catcher) =>
      "failures" in ofPart(catcher["Assign"])
        ? { ...catcher, Assign: { ...ofPart(catcher["Assign"]), failure: "{% $states.errorOutput %}" } }
        : catcher,
    ),
  ),
  inTexts(
    "a cause is parsed in Assign",
    /^\{% \$states\.errorOutput %\}$/,
    '{% $$merge([$$states.errorOutput, {"said": $$parse($$states.errorOutput.Cause)}]) %}',
  ),
  inStates("blocks run side by side", (state) =>
    state["Type"] === "Map" && state["MaxConcurrency"] === 1 ? { ...state, MaxConcurrency: 0 } : state,
  ),
];

function isRegistration(name: string, value: unknown): boolean {
  return name.startsWith("undo") && typeof value === "string" && value.includes("$append");
}

function withoutFailures({ Assign, ...catcher }: Part): Part {
  const { failures, ...kept } = ofPart(Assign);
  return failures === undefined ? { ...catcher, Assign } : { ...catcher, Assign: { ...kept, failures: "{% [] %}" } };
}

function ofPart(part: unknown): Part {
  return typeof part === "object" && part !== null ? Object.fromEntries(Object.entries(part)) : {};
}

function eachCatcher(state: Part, change: (catcher: Part) => Part): Part {
  const { Catch } = state;
  return Array.isArray(Catch) ? { ...state, Catch: Catch.map((catcher) => change(ofPart(catcher))) } : state;
}

/** Other steps in the place of each step of a kind. */
function inFlow(name: string, kind: string, change: (step: Part) => readonly unknown[]): Planted {
  const each = (item: unknown): readonly unknown[] | null => {
    const step = ofPart(item);
    return step["kind"] === kind && "span" in step ? change(step) : null;
  };
  return { name, sabotage: { flow: (flow: Flow) => rewritten(flow, each) as Flow } };
}

/** Another state in the place of each state. */
function inStates(name: string, change: (state: Part) => Part): Planted {
  const inMachine = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inMachine);
    if (typeof part !== "object" || part === null) return part;
    const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inMachine(value)]));
    return typeof inner["Type"] === "string" ? change(inner) : inner;
  };
  return { name, sabotage: { definition: (definition: Definition) => inMachine(definition) as Definition } };
}

/** Other expressions in the place of those that look like this. */
function inTexts(name: string, pattern: RegExp, replacement: string): Planted {
  const inMachine = (part: unknown): unknown => {
    if (typeof part === "string") return part.replace(pattern, replacement);
    if (Array.isArray(part)) return part.map(inMachine);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inMachine(value)]));
  };
  return { name, sabotage: { definition: (definition: Definition) => inMachine(definition) as Definition } };
}

/** A whole with other items in its lists; what does not change stays the very same, because locals are told by identity. */
function rewritten(part: unknown, change: (item: unknown) => readonly unknown[] | null): unknown {
  if (Array.isArray(part)) {
    const items = part.flatMap((item: unknown) => {
      const inner = rewritten(item, change);
      return change(inner) ?? [inner];
    });
    return items.length === part.length && items.every((item, at) => item === part[at]) ? part : items;
  }
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part);
  const changed = entries.map(([key, value]) => [key, rewritten(value, change)] as const);
  return changed.every(([, value], at) => value === entries[at]?.[1]) ? part : Object.fromEntries(changed);
}

/** What the first saga shows that notices the mistake, and how many it took; null when none of so many does. */
export async function whoFinds(
  { sabotage }: Planted,
  { project, first, most }: { readonly project: Project; readonly first: number; readonly most: number },
): Promise<{ readonly programs: number; readonly what: string } | null> {
  const goOn = ({ findings }: { readonly findings: readonly unknown[] }): boolean => findings.length === 0;
  const { programs, findings } = await campaign(first, most, { project, sabotage, goOn });
  const [finding] = findings.filter(({ what }) => !what.includes("SCHEMA_VALIDATION_FAILED"));
  return finding === undefined ? null : { programs, what: finding.what };
}
