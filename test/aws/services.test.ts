/**
 * Services by their names, against lists that others have made: every client of the SDK that CDK knows, with the prefix of its
 * actions in IAM; the irregular names that were measured; the calls that executions recorded on AWS have made.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { actionName, memberName, serviceName } from "../../compiler/aws/names";
import { iamActions } from "../../src/build/permissions/actions";
import { repository } from "../repository";

const cdk = join(dirname(require.resolve("aws-cdk-lib/package.json")), "custom-resources/lib/helpers-internal");
const clients = JSON.parse(readFileSync(join(cdk, "sdk-v3-metadata.json"), "utf8")) as {
  readonly [name: string]: { readonly iamPrefix?: string };
};

function serviceOf(client: string): string {
  const className = client.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return serviceName(`@aws-sdk/client-${client}`, className).toLowerCase();
}

/** CDK has the name of the API here, where IAM has another: actions of the Cloud Control API are CloudFormation's. */
const otherwise: { readonly [client: string]: string } = { cloudcontrol: "cloudformation" };

test("every client that CDK knows is a service, with the prefix that its actions have in IAM", () => {
  const known = Object.entries(clients).filter(([, { iamPrefix }]) => iamPrefix !== undefined);
  expect(known.length).toBeGreaterThan(390);
  const own = known.map(([client]) => [client, iamActions(serviceOf(client), "listThings")[0]?.split(":")[0]]);
  expect(own).toEqual(known.map(([client, { iamPrefix }]) => [client, otherwise[client] ?? iamPrefix?.toLowerCase()]));
});

test("no two clients are one service", () => {
  const services = Object.keys(clients).map(serviceOf);
  expect(services.filter((service) => !/^[a-z][a-z0-9]+$/.test(service))).toEqual([]);
  expect(new Set(services).size).toBe(services.length);
});

test.each([
  ["cloudwatch-logs", "cloudwatchlogs"],
  ["eventbridge", "eventbridge"],
  ["sfn", "sfn"],
  ["cognito-identity-provider", "cognitoidentityprovider"],
  ["cost-explorer", "costexplorer"],
  ["database-migration-service", "databasemigration"],
  ["elastic-load-balancing", "elasticloadbalancing"],
  ["elastic-load-balancing-v2", "elasticloadbalancingv2"],
  ["lex-models-v2", "lexmodelsv2"],
  ["migration-hub", "migrationhub"],
  ["serverlessapplicationrepository", "serverlessapplicationrepository"],
  ["iot-jobs-data-plane", "iotjobsdataplane"],
  ["marketplace-metering", "marketplacemetering"],
  ["directory-service", "directory"],
  ["application-discovery-service", "applicationdiscovery"],
  ["cost-and-usage-report-service", "costandusagereport"],
  ["elasticsearch-service", "elasticsearch"],
])("the client %s calls %s, as measured", (client, service) => {
  expect(Object.keys(clients)).toContain(client);
  expect(serviceOf(client)).toBe(service);
});

const conformance = join(repository, "../shared/conformance");
const recorded = existsSync(conformance) ? recordedCalls(join(conformance, "cases")) : null;

interface Call {
  readonly service: string;
  readonly action: string;
  readonly members: readonly string[];
}

/** The calls in definitions that AWS has taken. */
function recordedCalls(folder: string): readonly Call[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => callsIn(JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown));
}

function callsIn(value: unknown): readonly Call[] {
  if (typeof value !== "object" || value === null) return [];
  const { Resource, Arguments, Parameters } = value as {
    Resource?: unknown;
    Arguments?: unknown;
    Parameters?: unknown;
  };
  const [, service, action] = /:aws-sdk:(\w+):(\w+)/.exec(typeof Resource === "string" ? Resource : "") ?? [];
  const given = Arguments ?? Parameters;
  const members = typeof given === "object" && given !== null ? Object.keys(given) : [];
  const own = service === undefined || action === undefined ? [] : [{ service, action, members }];
  return [...own, ...Object.values(value).flatMap(callsIn)];
}

(recorded === null ? test.skip : test)("what AWS has executed is called as it is called here", () => {
  const services = new Set(Object.keys(clients).map(serviceOf));
  const calls = recorded ?? [];
  expect(calls.length).toBeGreaterThan(10);
  for (const { service, action, members } of calls) {
    expect(services).toContain(service);
    expect(actionName(`${action.charAt(0).toUpperCase()}${action.slice(1)}Command`)).toBe(action);
    const named = members.map((member) => member.replace(/\.\$$/, ""));
    expect(named.map(memberName)).toEqual(named);
  }
});
