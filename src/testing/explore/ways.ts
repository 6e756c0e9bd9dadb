/** The ways in which one call can fail: they depend on what is called, and on the limits of its state. */
import type { Definition } from "../../../compiler/asl/definition";
import { clientError, unmodelledError } from "../../../compiler/aws/names";
import type { SdkTarget } from "../../../compiler/ir/target";
import { callHere } from "../../definition/parameters";
import type { Attempt } from "../recording";
import { sdkTargets } from "../sdk/packages";
import type { Subject } from "../subject";
import { statesIn } from "./coverage";
import type { Way } from "./failure";

/** Gives the ways in which a call can fail. */
export type WaysOf = (call: Attempt) => readonly Way[];

/**
 * An error that nobody expects, the time limit, and each error class of the program, or of a service those that the
 * machine knows; each before the effect of the call is done and after. `errors` are the names of these classes.
 */
export function waysIn(subject: Subject, errors: readonly string[]): WaysOf {
  const { workflow } = subject;
  const { targets, definition } = workflow;
  const services = sdkTargets(subject);
  const isOfService = (name: string): boolean => services.some((each) => name.startsWith(`${each.errors}.`));
  const own = ["Error", ...errors.filter((name) => !isOfService(name))];
  const told = errors.filter(isOfService);
  return (call) => {
    if (call.byMapRun === true) return ofAccess(call);
    const target = targets.find((each) => callHere(each, workflow) === call.task);
    const limits = limitsOf(call);
    const answering = call.limits.callback ? [...own, ...limits] : [];
    const calling = call.limits.callback ? [] : limits;
    if (target?.kind === "sdk")
      return ways([...ofService(target, [...told, ...known(target, definition, call)]), ...calling], answering);
    const isFunction = target === undefined || target.kind === "task" || target.kind === "lambda";
    return ways(isFunction ? [...own, null] : [...own, ...calling], answering);
  };
}

/** Whatever is wrong with an object or a bucket, a Map Run has one error for what it reads, and one for what it writes. */
function ofAccess({ task }: Attempt): readonly Way[] {
  const error = task === "s3:putObject" ? "States.ResultWriterFailed" : "States.ItemReaderFailed";
  return [{ error, effectDone: false }];
}

function ways(calling: readonly (string | null)[], answering: readonly string[]): readonly Way[] {
  const all: readonly Omit<Way, "effectDone">[] = [
    ...[...new Set(calling)].map((error) => ({ error })),
    ...[...new Set(answering)].map((error) => ({ error, answered: true as const })),
  ];
  return [false, true].flatMap((effectDone) => all.map((way) => ({ ...way, effectDone })));
}

/** What its state does not wait any longer for. A function is stopped by Lambda. */
function limitsOf({ limits: { timeout, heartbeat } }: Attempt): readonly string[] {
  return [...(timeout ? ["States.Timeout"] : []), ...(heartbeat ? ["States.HeartbeatTimeout"] : [])];
}

/** What nobody expects of a service, what never came back from it, and what somebody does expect. */
function ofService({ errors }: SdkTarget, names: readonly string[]): readonly string[] {
  return [unmodelledError(errors), clientError(errors), ...names.filter((name) => name.startsWith(`${errors}.`))];
}

/** The errors of a service that a machine tells from others; of those for which a state tries again, one. */
function known({ errors }: SdkTarget, definition: Definition, { state }: Attempt): readonly string[] {
  const text = JSON.stringify(definition, (key, value: unknown) => (key === "Retry" ? undefined : value));
  const named = text.match(new RegExp(`\\b${errors}\\.\\w+`, "g")) ?? [];
  const own = new Map(statesIn(definition.States)).get(state);
  const retriers = own !== undefined && "Retry" in own ? (own.Retry ?? []) : [];
  return [...named, ...retriers.flatMap(({ ErrorEquals }) => ErrorEquals.slice(0, 1))];
}
