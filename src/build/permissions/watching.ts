/** What a role needs for `@tracing` and `@logging`: AWS takes none of these actions on anything but any resource. */
import type { Watched } from "../../../compiler/compiled";
import type { Statement } from "../statements";

const traces = [
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

const logs = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
];

/** The statements for how executions are watched. */
export function watchingStatements(watched: Watched | undefined): readonly Statement[] {
  const allowed = [
    watched === undefined || watched.logging === null ? [] : logs,
    watched?.tracing === true ? traces : [],
  ];
  return allowed
    .filter((actions) => actions.length > 0)
    .map((actions): Statement => ({ Effect: "Allow", Action: actions, Resource: ["*"] }));
}
