/**
 * The action of IAM for an action of the SDK. They have one name nearly always; these tables hold where they have not, as the
 * Service Authorization Reference has it.
 */

/** The service of a resource → the prefix of its actions in IAM, where that is another one. */
const prefixes: { readonly [service: string]: string } = {
  apigatewaymanagementapi: "execute-api",
  applicationautoscaling: "application-autoscaling",
  bedrockagent: "bedrock",
  bedrockagentruntime: "bedrock",
  bedrockruntime: "bedrock",
  cloudwatchlogs: "logs",
  cognitoidentityprovider: "cognito-idp",
  cognitoidentity: "cognito-identity",
  costexplorer: "ce",
  databasemigration: "dms",
  directory: "ds",
  dynamodbstreams: "dynamodb",
  efs: "elasticfilesystem",
  elasticloadbalancingv2: "elasticloadbalancing",
  elasticsearch: "es",
  emr: "elasticmapreduce",
  emrcontainers: "emr-containers",
  emrserverless: "emr-serverless",
  eventbridge: "events",
  iotdataplane: "iotdata",
  iot: "iot",
  mediapackagevod: "mediapackage-vod",
  mwaa: "airflow",
  opensearch: "es",
  rdsdata: "rds-data",
  redshiftdata: "redshift-data",
  sagemakerruntime: "sagemaker",
  sesv2: "ses",
  sfn: "states",
  timestreamquery: "timestream",
  timestreamwrite: "timestream",
};

/** What an action needs that is not called like it: service and action → actions of IAM. */
const actions: { readonly [call: string]: readonly string[] } = {
  "bedrockruntime:converse": ["bedrock:InvokeModel"],
  "dynamodb:batchExecuteStatement": [
    "dynamodb:PartiQLSelect",
    "dynamodb:PartiQLInsert",
    "dynamodb:PartiQLUpdate",
    "dynamodb:PartiQLDelete",
  ],
  "dynamodb:executeStatement": [
    "dynamodb:PartiQLSelect",
    "dynamodb:PartiQLInsert",
    "dynamodb:PartiQLUpdate",
    "dynamodb:PartiQLDelete",
  ],
  "dynamodb:transactGetItems": ["dynamodb:GetItem"],
  "dynamodb:transactWriteItems": [
    "dynamodb:ConditionCheckItem",
    "dynamodb:DeleteItem",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
  ],
  "lambda:invoke": ["lambda:InvokeFunction"],
  "s3:copyObject": ["s3:GetObject", "s3:PutObject"],
  "s3:deleteObjects": ["s3:DeleteObject"],
  "s3:headBucket": ["s3:ListBucket"],
  "s3:headObject": ["s3:GetObject"],
  "s3:listBuckets": ["s3:ListAllMyBuckets"],
  "s3:listObjects": ["s3:ListBucket"],
  "s3:listObjectsV2": ["s3:ListBucket"],
  "sns:publishBatch": ["sns:Publish"],
  "sqs:deleteMessageBatch": ["sqs:DeleteMessage"],
  "sqs:sendMessageBatch": ["sqs:SendMessage"],
};

/** The actions of IAM that a call needs. */
export function iamActions(service: string, action: string): readonly string[] {
  const known = Object.hasOwn(actions, `${service}:${action}`) ? actions[`${service}:${action}`] : undefined;
  const prefix = Object.hasOwn(prefixes, service) ? (prefixes[service] ?? service) : service;
  return known ?? [`${prefix}:${action.charAt(0).toUpperCase()}${action.slice(1)}`];
}
