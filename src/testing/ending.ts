/** How a run ended, in the words of TypeScript, whether a machine or the function ran. */
import type { Json } from "../../compiler/asl/definition";
import type { Target } from "../../compiler/ir/target";
import type { Execution } from "../../runtime/interpreter/execution";
import { canonical, isRecord, parse } from "./json";
import { readableName } from "./platform-errors";

export type Ending =
  | { readonly kind: "returned"; readonly value: Json }
  | {
      readonly kind: "threw";
      readonly name: string;
      readonly message: string;
      /** The JavaScript engine made it: another engine says the same in other words. */
      readonly byEngine?: true;
    }
  /** It waits for something that never happens: a call that the machine did not make. */
  | { readonly kind: "stuck" };

/** How an execution ended. */
export function endingOf(
  { status, output, error = "", cause = "" }: Execution,
  targets: readonly Target[] = [],
): Ending {
  if (status === "SUCCEEDED") return { kind: "returned", value: output ?? null };
  const name = status === "TIMED_OUT" ? "States.Timeout" : error;
  const service = targets.find((each) => each.kind === "sdk" && name.startsWith(`${each.errors}.`));
  if (service?.kind === "sdk") {
    const own = service.errorNames[name] ?? name.slice(service.errors.length + 1);
    return { kind: "threw", name: own, message: cause.replace(callDetails, "") };
  }
  return { kind: "threw", name: readableName(name), message: messageIn(cause) };
}

/** What Step Functions puts behind the message of a service. */
const callDetails = / \(Service: [^()]*\)( \(SDK Attempt Count: \d+\))?$/;

/** The message in a Cause: what Lambda reports is JSON with an `errorMessage`, all else is the message itself. */
export function messageIn(cause: string): string {
  const report = parsed(cause);
  const message = isRecord(report) ? report["errorMessage"] : undefined;
  return typeof message === "string" ? message : cause;
}

function parsed(text: string): Json {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/**
 * True when both mean the same: equal results, or errors of equal name and message. What the engine of the function
 * says agrees by name, and failed compensations whatever their numbers are.
 */
export function agree(machine: Ending, native: Ending): boolean {
  if (machine.kind === "returned")
    return native.kind === "returned" && canonical(machine.value) === canonical(native.value);
  if (machine.kind !== "threw" || native.kind !== "threw" || !isReportedAs(native.name, machine.name)) return false;
  if (machine.name === "CompensationFailed") return withoutNumbers(machine.message) === withoutNumbers(native.message);
  return native.byEngine === true || machine.message === native.message;
}

/** An execution that ends with a heartbeat that did not come is reported as any timeout. */
function isReportedAs(native: string, machine: string): boolean {
  return native === machine || (native === "HeartbeatTimeoutError" && machine === "TimeoutError");
}

/** The report in the message of a `CompensationFailed`, without the numbers of the compensations and their order: of what is registered at the same time, any is right. */
function withoutNumbers(message: string): string {
  const report = parsed(message);
  if (!isRecord(report) || !Array.isArray(report["failed"])) return message;
  const failed = report["failed"].map((entry: unknown) =>
    isRecord(entry) ? [entry["name"], entry["message"]] : entry,
  );
  return canonical([report["original"], failed.map(canonical).sort()]);
}
