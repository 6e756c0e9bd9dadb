/** The `Resource` of a Task state: a function, an activity, or an action of a service. */
import { below } from "./diagnostic";
import { isIntegration, type Pattern } from "./integrations";
import type { Setting } from "./setting";
import type { Fields } from "./shape";

interface ServiceCall {
  readonly service: string;
  readonly action: string;
  readonly pattern: Pattern;
}

const suffixes: { readonly [suffix: string]: Pattern } = {
  ".sync": "sync",
  ".sync:2": "sync2",
  ".waitForTaskToken": "token",
};

/** Checks what a Task state calls, and that it says with what. */
export function checkResource(state: Fields, location: string, setting: Setting): void {
  const { findings, machine } = setting;
  const resource = state["Resource"];
  if (typeof resource !== "string") return;
  const place = below(location, "Resource");
  if (!isArn(resource)) return findings.schema("Value is not a valid resource ARN", place);
  if (isActivity(resource)) return checkActivity(state, location, setting);
  const call = serviceCallOf(resource);
  if (call === undefined) return;
  if (!isIntegration(call.service, call.action, call.pattern)) {
    return findings.schema(
      `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
      place,
    );
  }
  if (machine.type === "EXPRESS" && call.pattern !== "response") {
    // The second sentence ends with a blank on AWS.
    findings.schema(
      call.pattern === "token"
        ? "Express state machine does not support '.waitForTaskToken' service integration "
        : "Express state machine does not support '.sync' service integration",
      place,
    );
  }
  checkParameters(state, resource, location, setting);
}

function checkActivity(state: Fields, location: string, { findings, machine }: Setting): void {
  if (machine.type === "EXPRESS") {
    findings.schema("Express state machine does not support Activity ARN", below(location, "Resource"));
  }
  if (Object.hasOwn(state, "Credentials")) {
    findings.schema("The field 'Credentials' is not supported for activities", location);
  }
}

/** An action of a service has to be told something, be it nothing: `{}`. */
function checkParameters(state: Fields, resource: string, location: string, { findings, language }: Setting): void {
  const field = language === "JSONata" ? "Arguments" : "Parameters";
  if (Object.hasOwn(state, field)) return;
  findings.schema(`${field} field is required for resource ARN: ${resource}`, location);
}

function isArn(text: string): boolean {
  return /^arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S+$/.test(text) && !text.includes("${");
}

/** Whether a resource is an activity. */
function isActivity(resource: string): boolean {
  return /^arn:[^:]+:states:[^:]+:[^:]+:activity:/.test(resource);
}

/** The action of a service that a resource names. */
function serviceCallOf(resource: string): ServiceCall | undefined {
  const found = /^arn:[^:]+:states:[^:]*:[^:]*:((?:aws-sdk:)?[^:]+):(.+)$/.exec(resource);
  if (found === null) return undefined;
  const [, service = "", rest = ""] = found;
  const suffix = /\.[^.]*$/.exec(rest)?.[0] ?? "";
  const pattern = Object.hasOwn(suffixes, suffix) ? suffixes[suffix] : undefined;
  if (pattern === undefined) return { service, action: rest, pattern: "response" };
  return { service, action: rest.slice(0, -suffix.length), pattern };
}
