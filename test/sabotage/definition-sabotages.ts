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
  inStates("a retrier dropped", "Task", ({ Retry = [], ...state }) =>
    Retry.flatMap((retrier, at) => (isGuard(retrier) ? [] : [{ ...state, Retry: without(Retry, at) }])),
  ),

  inStates("a retrier widened to States.ALL", "Task", (state) =>
    eachOwnRetrier(state, (retrier) => ({ ...retrier, ErrorEquals: ["States.ALL"] })),
  ),
  inStates("one attempt more", "Task", (state) => eachOwnRetrier(state, oneMore)),
  inStates("one attempt fewer", "Task", (state) => eachOwnRetrier(state, oneFewer)),
  inStates("backoff changed", "Task", (state) =>
    eachOwnRetrier(state, (retrier) => ({ ...retrier, BackoffRate: (retrier.BackoffRate ?? 2) + 1 })),
  ),
  inStates("interval changed", "Task", (state) =>
    eachOwnRetrier(state, (retrier) => ({ ...retrier, IntervalSeconds: 5 * (retrier.IntervalSeconds ?? 1) })),
  ),
  inDefinitions("one attempt more when Lambda is in trouble", (definition) => everyServiceRetrier(definition, oneMore)),
  inDefinitions("one attempt fewer when Lambda is in trouble", (definition) =>
    everyServiceRetrier(definition, oneFewer),
  ),
  inDefinitions("only throttling counts as trouble of Lambda", (definition) =>
    everyServiceRetrier(definition, (retrier) => ({ ...retrier, ErrorEquals: ["Lambda.TooManyRequestsException"] })),
  ),
  inDefinitions("waits too long when Lambda is in trouble", (definition) =>
    everyServiceRetrier(definition, (retrier) => ({ ...retrier, IntervalSeconds: 900 })),
  ),
  inStates("TimeoutSeconds dropped", "Task", ({ TimeoutSeconds, ...state }) =>
    TimeoutSeconds === undefined ? [] : [state],
  ),
  inStates("TimeoutSeconds halved", "Task", (state) =>
    typeof state.TimeoutSeconds === "number" ? [{ ...state, TimeoutSeconds: Math.ceil(state.TimeoutSeconds / 2) }] : [],
  ),

  inStates("an assignment lost on success", "Task", loseAssignments),
  inStates("an assignment lost after a wait", "Wait", loseAssignments),
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
    "Next" in state ? [] : leaves(state.Output ?? null).map(({ replaced }) => ({ ...state, Output: replaced })),
  ),
  inStates("an output is another at the end", "Succeed", (state) =>
    leaves(state.Output ?? null).map(({ replaced }) => ({ ...state, Output: replaced })),
  ),
  inStates("an argument is another", "Task", (state) =>
    leaves(payloadOf(state)).map(({ replaced }) => withPayload(state, replaced)),
  ),
  inStates("two arguments swapped", "Task", (state) => {
    const payload = payloadOf(state);
    if (typeof payload !== "object" || payload === null) return [];
    const keys = Object.keys(payload);
    const values: readonly Json[] = Object.values(payload);
    const turned = keys.map((key, at) => [key, values[(at + 1) % keys.length] ?? null] as const);
    return keys.length < 2 ? [] : [withPayload(state, Object.fromEntries(turned))];
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

/** Trouble of Lambda itself has a retrier in every task. */
function isServiceRetrier({ ErrorEquals }: Retrier): boolean {
  return ErrorEquals.includes("Lambda.ServiceException");
}

/** No scenario makes an expression of ours fail, so nobody misses what keeps such a failure from repeating an effect. */
function isGuard({ MaxAttempts }: Retrier): boolean {
  return MaxAttempts === 0;
}

function eachOwnRetrier(state: TaskState, change: (retrier: Retrier) => Retrier): readonly State[] {
  const retriers = state.Retry ?? [];
  return retriers.flatMap((retrier, at) =>
    isServiceRetrier(retrier) || isGuard(retrier) ? [] : [{ ...state, Retry: withItem(retriers, at, change(retrier)) }],
  );
}

function everyServiceRetrier(
  definition: Definition,
  change: (retrier: Retrier) => Retrier,
): readonly Mutant<Definition>[] {
  const changed = (state: State): State =>
    state.Type === "Task"
      ? { ...state, Retry: (state.Retry ?? []).map((each) => (isServiceRetrier(each) ? change(each) : each)) }
      : state;
  const states = Object.entries(definition.States).map(([name, state]) => [name, changed(state)] as const);
  return [{ where: "everywhere", whole: { ...definition, States: Object.fromEntries(states) } }];
}

function oneMore(retrier: Retrier): Retrier {
  return { ...retrier, MaxAttempts: (retrier.MaxAttempts ?? 3) + 1 };
}

function oneFewer(retrier: Retrier): Retrier {
  return { ...retrier, MaxAttempts: Math.max(0, (retrier.MaxAttempts ?? 3) - 1) };
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
