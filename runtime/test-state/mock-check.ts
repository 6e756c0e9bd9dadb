/** Refuses mocks that do not go with the state, or with the service that they stand for. */
import type { Json } from "../../compiler/asl/definition";
import { isRecord } from "../interpreter/json";
import { refuse, TestStateError, type Mock, type TestStateRequest } from "./request";
import { checkResult, type ResultShape } from "./result-shape";
import { optimizedResults, sdkResults } from "./service-results";

type Fields = { readonly [field: string]: unknown };

/** What a mock can stand for. */
const mockable: readonly unknown[] = ["Task", "Map", "Parallel"];

/** Checks what a request says of mocks, in AWS's order. */
export function checkMock(state: Fields, request: TestStateRequest): void {
  const { mock } = request;
  if (mock === undefined) return checkWithout(state, request);
  const type = state["Type"];
  if (!mockable.includes(type)) refuse(`State type '${String(type)}' is not supported when a mock is specified`);
  if (request.revealSecrets === true) refuse("TestState does not support RevealSecrets when a mock is specified.");
  if (mock.result !== undefined && mock.errorOutput !== undefined) {
    refuse("A test mock should have only one of the following fields: [result, errorOutput].");
  }
  if (mock.result !== undefined) checkMockedResult(state, mock.result, mock);
}

/** What needs a mock, by the name that AWS gives it. */
function checkWithout(state: Fields, { context, stateConfiguration = {}, roleArn }: TestStateRequest): void {
  const needs = {
    Context: context,
    RetrierRetryCount: stateConfiguration.retrierRetryCount,
    ErrorCausedByState: stateConfiguration.errorCausedByState,
    MapIterationFailureCount: stateConfiguration.mapIterationFailureCount,
    MapItemReaderData: stateConfiguration.mapItemReaderData,
  };
  for (const [name, value] of Object.entries(needs)) {
    if (value !== undefined) refuse(`TestState does not support ${name} when a mock is not specified.`);
  }
  const type = state["Type"];
  if (type === "Map" || type === "Parallel") {
    throw new TestStateError(
      "InvalidDefinition",
      "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]",
    );
  }
  if (type === "Task" && roleArn === undefined) refuse("RoleArn must be specified when testing a Task state");
}

function checkMockedResult(state: Fields, result: Json, mock: Mock): void {
  switch (state["Type"]) {
    case "Map":
      if ("ResultWriter" in state) {
        if (!isRecord(result)) refuse("Mocked result must be a JSON object.");
      } else if (!Array.isArray(result)) refuse("Mocked result must be an array.");
      return;
    case "Parallel": {
      const branches = Array.isArray(state["Branches"]) ? state["Branches"].length : 0;
      if (!Array.isArray(result)) return refuse("Mocked result must be an array.");
      if (result.length === branches) return;
      return refuse("Mocked result must contain the same number of items as number of Parallel branches.");
    }
    default: {
      const shape = shapeOf(String(state["Resource"]));
      const mode = mock.fieldValidationMode ?? "STRICT";
      if (mode !== "NONE" && shape !== undefined) checkResult(result, shape, mode);
    }
  }
}

/** The shape of what a resource gives, where it is known. */
function shapeOf(resource: string): ResultShape | undefined {
  const found = /:states:[^:]*:[^:]*:(aws-sdk:)?([^:]+):(.+)$/.exec(resource);
  if (found === null) return undefined;
  const [, sdk, service = "", action = ""] = found;
  const services = sdk === undefined ? optimizedResults : sdkResults;
  const actions = Object.hasOwn(services, service) ? (services[service] ?? {}) : {};
  const name = action.replace(/\.waitForTaskToken$/, "");
  return resource.endsWith(".waitForTaskToken") || !Object.hasOwn(actions, name) ? undefined : actions[name];
}
