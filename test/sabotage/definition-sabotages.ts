/** Mistakes of the emitter: the definition says something else than the plan. */
import type { Assign, ChoiceState, Definition, Json, Retrier, State, TaskState } from "../../compiler/asl/definition";
import type { Mutant } from "./mutant";
import { leaves } from "./leaves";
import { parallelLoops } from "./parallel-loops";
import { inDefinitions, inStates } from "./sabotage";
import type { Sabotage } from "./sabotage";

export const definitionSabotages: readonly Sabotage[] = [
  inStates("Catch dropped", "Task", ({ Catch, ...state }) => (Catch === undefined ? [] : [state])),
  inStates("a catcher dropped", "Task", (state) => {
    const catchers = state.Catch ?? [];
    return catchers.length < 2 ? [] : catchers.map((_, at) => ({ ...state, Catch: without(catchers, at) }));
  }),
  inStates("a catcher widened to States.ALL", "Task", (state) =>
    eachCatcher(state, (catcher) => [{ ...catcher, ErrorEquals: ["States.ALL"] }]),
  ),
  inStates("a catcher narrowed", "Task", (state) =>
    eachCatcher(state, (catcher) =>
      catcher.ErrorEquals.length === 1
        ? [{ ...catcher, ErrorEquals: ["States.Permissions"] }]
        : catcher.ErrorEquals.map((_, at) => ({ ...catcher, ErrorEquals: without(catcher.ErrorEquals, at) })),
    ),
  ),
  inStates("Retry dropped", "Task", ({ Retry, ...state }) => (Retry === undefined ? [] : [state])),
  inStates("a retrier dropped", "Task", (state) =>
    (state.Retry ?? []).map((_, at) => ({ ...state, Retry: without(state.Retry ?? [], at) })),
  ),
  inStates("a retrier widened to States.ALL", "Task", (state) =>
    eachRetrier(state, (retrier) => ({ ...retrier, ErrorEquals: ["States.ALL"] })),
  ),
  inStates("one attempt more", "Task", (state) =>
    eachRetrier(state, (retrier) => ({ ...retrier, MaxAttempts: (retrier.MaxAttempts ?? 3) + 1 })),
  ),
  inStates("one attempt fewer", "Task", (state) =>
    eachRetrier(state, (retrier) => ({ ...retrier, MaxAttempts: Math.max(0, (retrier.MaxAttempts ?? 3) - 1) })),
  ),
  inStates("backoff changed", "Task", (state) =>
    eachRetrier(state, (retrier) => ({ ...retrier, BackoffRate: (retrier.BackoffRate ?? 2) + 1 })),
  ),
  inStates("interval changed", "Task", (state) =>
    eachRetrier(state, (retrier) => ({ ...retrier, IntervalSeconds: 5 * (retrier.IntervalSeconds ?? 1) })),
  ),
  inStates("TimeoutSeconds dropped", "Task", ({ TimeoutSeconds, ...state }) =>
    TimeoutSeconds === undefined ? [] : [state],
  ),
  inStates("TimeoutSeconds halved", "Task", (state) =>
    typeof state.TimeoutSeconds === "number" ? [{ ...state, TimeoutSeconds: Math.ceil(state.TimeoutSeconds / 2) }] : [],
  ),

  inStates("an assignment lost on success", "Task", loseAssignments),
  inStates("an assignment lost after a wait", "Wait", loseAssignments),
  inStates("an assignment lost by a Pass", "Pass", loseAssignments),
  inStates("an assignment lost by a catcher", "Task", (state) => eachCatcher(state, loseAssignments)),
  inStates("an assignment lost by a rule", "Choice", (state) => eachRule(state, loseAssignments)),
  inStates("an assignment lost by Default", "Choice", loseAssignments),
  inStates("an assignment changed", "Task", (state) =>
    leaves(state.Assign ?? {}).map(({ replaced }) => ({ ...state, Assign: replaced as Assign })),
  ),

  inStates("a rule and the next way swapped", "Choice", (state) => state.Choices.map((_, at) => swapRules(state, at))),
  inStates("a rule dropped", "Choice", (state) =>
    state.Choices.length < 2 ? [] : state.Choices.map((_, at) => ({ ...state, Choices: without(state.Choices, at) })),
  ),
  inStates("a rule never holds", "Choice", (state) =>
    eachRule(state, (rule) => [{ ...rule, Condition: "{% false %}" }]),
  ),
  inStates("a rule always holds", "Choice", (state) =>
    eachRule(state, (rule) => [{ ...rule, Condition: "{% true %}" }]),
  ),
  inStates("a condition off by one", "Choice", (state) =>
    eachRule(state, (rule) => offByOne(rule.Condition).map((Condition) => ({ ...rule, Condition }))),
  ),

  inStates("Next skips a state", "Task", skipNext),
  inStates("Next skips a state after a wait", "Wait", skipNext),
  inStates("a rule skips a state", "Choice", (state, definition) =>
    eachRule(state, (rule) => skipNext(rule, definition)),
  ),
  inStates("Default skips a state", "Choice", (state, { States }) =>
    next(States[state.Default]).map((Default) => ({ ...state, Default })),
  ),
  inStates("a catcher skips a state", "Task", (state, definition) =>
    eachCatcher(state, (catcher) => skipNext(catcher, definition)),
  ),
  inStates("ends too early", "Task", (state) => ("Next" in state ? [ended(state)] : [])),
  inDefinitions("starts too late", (definition) =>
    next(definition.States[definition.StartAt]).map((StartAt) => ({
      where: StartAt,
      whole: { ...definition, StartAt },
    })),
  ),

  inStates("an output is another", "Task", (state) =>
    leaves(state.Output ?? null).map(({ replaced }) => ({ ...state, Output: replaced })),
  ),
  inStates("an output is another at the end", "Succeed", (state) =>
    leaves(state.Output ?? null).map(({ replaced }) => ({ ...state, Output: replaced })),
  ),
  inStates("an argument is another", "Task", (state) =>
    leaves(payloadOf(state)).map(({ replaced }) => withPayload(state, replaced)),
  ),
  inStates("two arguments swapped", "Task", (state) => {
    const entries = Object.entries(payloadOf(state) ?? {});
    if (typeof payloadOf(state) === "string" || entries.length < 2) return [];
    const values = [...entries.slice(1), ...entries.slice(0, 1)].map(([, value]) => value);
    return [withPayload(state, Object.fromEntries(entries.map(([key], at) => [key, values[at] ?? null])))];
  }),
  inStates("another task is called", "Task", (state, { States }) =>
    Object.values(States)
      .filter((other): other is TaskState => other.Type === "Task" && nameOf(other) !== nameOf(state))
      .slice(0, 1)
      .map((other) => ({ ...state, Arguments: { FunctionName: nameOf(other), Payload: payloadOf(state) } })),
  ),
  inStates("waits a second longer", "Wait", ({ Seconds, ...state }) =>
    typeof Seconds === "number" ? [{ ...state, Seconds: Seconds + 1 }] : [],
  ),
  inStates("waits for minutes, not hours", "Wait", ({ Seconds, ...state }) =>
    typeof Seconds === "number" ? [{ ...state, Seconds: Seconds / 60 }] : [],
  ),

  inDefinitions("two neighbours in the other order", function* (definition) {
    yield* neighboursSwapped(definition);
  }),
  inStates("the error is swallowed at the end", "Fail", () => [{ Type: "Succeed" }]),
  inStates("Fail has another Error", "Fail", (state) => [
    { ...state, Error: "Error" },
    { ...state, Error: "{% $states.context.State.Name %}" },
  ]),
  inStates("Fail has another Cause", "Fail", (state) => [{ ...state, Cause: "something failed" }]),
  inStates("Fail has no Cause", "Fail", ({ Cause, ...state }) => (Cause === undefined ? [] : [state])),
  inStates("Fail forgets what could not be undone", "Fail", (state) =>
    state.Error?.includes("CompensationFailed") === true
      ? [{ ...state, Error: "{% $failure.Error %}", Cause: "{% $failure.Cause %}" }]
      : [],
  ),
  inDefinitions("a loop runs its turns at the same time", parallelLoops),
];

function without<Item>(items: readonly Item[], at: number): readonly Item[] {
  return items.filter((_, other) => other !== at);
}

function withItem<Item>(items: readonly Item[], at: number, item: Item): readonly Item[] {
  return items.map((each, other) => (other === at ? item : each));
}

function eachCatcher(
  state: TaskState,
  change: (catcher: NonNullable<TaskState["Catch"]>[number]) => readonly NonNullable<TaskState["Catch"]>[number][],
): readonly State[] {
  const catchers = state.Catch ?? [];
  return catchers.flatMap((catcher, at) =>
    change(catcher).map((other) => ({ ...state, Catch: withItem(catchers, at, other) })),
  );
}

function eachRetrier(state: TaskState, change: (retrier: Retrier) => Retrier): readonly State[] {
  const retriers = state.Retry ?? [];
  return retriers.map((retrier, at) => ({ ...state, Retry: withItem(retriers, at, change(retrier)) }));
}

type Rule = ChoiceState["Choices"][number];

function eachRule(state: ChoiceState, change: (rule: Rule) => readonly Rule[]): readonly State[] {
  return state.Choices.flatMap((rule, at) =>
    change(rule).map((other) => ({ ...state, Choices: withItem(state.Choices, at, other) })),
  );
}

/** The part without each of its assignments in turn. */
function loseAssignments<Part extends { readonly Assign?: Assign }>(part: Part): readonly Part[] {
  const entries = Object.entries(part.Assign ?? {});
  return entries.map((_, at) => ({ ...part, Assign: Object.fromEntries(without(entries, at)) }));
}

/** Where a rule leads, the next rule (or Default) leads, and the other way round. */
function swapRules(state: ChoiceState, at: number): State {
  const [rule, following] = [state.Choices[at], state.Choices[at + 1]];
  if (rule === undefined) return state;
  if (following !== undefined) {
    const [one, two] = [
      { ...following, Condition: rule.Condition },
      { ...rule, Condition: following.Condition },
    ];
    return { ...state, Choices: withItem(withItem(state.Choices, at, one), at + 1, two) };
  }
  const { Assign: assign, Default, ...rest } = state;
  const last = { Condition: rule.Condition, Next: Default, ...(assign === undefined ? {} : { Assign: assign }) };
  const swapped = { ...rest, Choices: withItem(state.Choices, at, last), Default: rule.Next };
  return rule.Assign === undefined ? swapped : { ...swapped, Assign: rule.Assign };
}

function offByOne(condition: string): readonly string[] {
  const signs: { readonly [sign: string]: string } = { " < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > " };
  const sign = / [<>]=? /.exec(condition)?.[0] ?? "";
  return sign in signs ? [condition.replace(sign, signs[sign] ?? "")] : [];
}

/** Where a state leads when all is well. */
function next(state: State | undefined): readonly string[] {
  if (state?.Type === "Choice") return [state.Default];
  return state !== undefined && "Next" in state ? [state.Next] : [];
}

function skipNext<Part extends object>(part: Part, { States }: Definition): readonly Part[] {
  return "Next" in part ? next(States[String(part.Next)]).map((Next) => ({ ...part, Next })) : [];
}

function ended(state: TaskState): State {
  const { Next: _, ...rest } = { Next: "", ...state };
  return { ...rest, End: true };
}

interface Invocation {
  readonly FunctionName: Json;
  readonly Payload: Json;
}

function payloadOf({ Arguments }: TaskState): Json {
  return (Arguments as unknown as Invocation).Payload;
}

function nameOf({ Arguments }: TaskState): Json {
  return (Arguments as unknown as Invocation).FunctionName;
}

function withPayload(state: TaskState, Payload: Json): State {
  return { ...state, Arguments: { FunctionName: nameOf(state), Payload } };
}

/** Of two tasks, one behind the other, each does what the other should; the compensations among them. */
function* neighboursSwapped(definition: Definition): Generator<Mutant<Definition>> {
  const { States } = definition;
  for (const [first, one] of Object.entries(States)) {
    const [second = ""] = next(one);
    const two = States[second];
    if (one.Type !== "Task" || two?.Type !== "Task" || first === second) continue;
    const call = ({ Arguments = null, Assign: assign = {} }: TaskState) => ({ Arguments, Assign: assign });
    const swapped = { ...States, [first]: { ...one, ...call(two) }, [second]: { ...two, ...call(one) } };
    yield { where: `${first} and ${second}`, whole: { ...definition, States: swapped } };
  }
}
