/**
 * The action of IAM for an action of the SDK. They have one name nearly always; this table holds where they have not, as the
 * Service Authorization Reference has it.
 */
import { iamPrefix } from "./prefixes";

/** What an action needs that is not called like it: service and action → actions of IAM. */
export const actions: { readonly [call: string]: readonly string[] } = {
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
  return known ?? [`${iamPrefix(service)}:${action.charAt(0).toUpperCase()}${action.slice(1)}`];
}
