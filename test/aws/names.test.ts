/** The naming rules against cases that were measured on AWS. */
import { actionName, errorName, memberName, serviceName, unmodelledError } from "../../compiler/aws/names";

test.each([
  ["DBInstanceIdentifier", "DbInstanceIdentifier"],
  ["ACL", "Acl"],
  ["SSEKMSKeyId", "SsekmsKeyId"],
  ["SSECustomerKeyMD5", "SseCustomerKeyMD5"],
  ["BOOL", "Bool"],
  ["SS", "Ss"],
  ["MultiAZ", "MultiAZ"],
  ["QueueOwnerAWSAccountId", "QueueOwnerAWSAccountId"],
  ["awsvpcConfiguration", "AwsvpcConfiguration"],
  ["NULL", "Nul"],
  ["S", "S"],
  ["TableName", "TableName"],
  ["ETag", "ETag"],
  ["jobName", "JobName"],
])("the member %s is %s, as measured", (name, expected) => {
  expect(memberName(name)).toBe(expected);
});

test.each([
  ["client-dynamodb", "DynamoDB", "ConditionalCheckFailedException", "DynamoDb.ConditionalCheckFailedException"],
  ["client-sqs", "SQS", "QueueDoesNotExist", "Sqs.QueueDoesNotExistException"],
  ["client-sfn", "SFN", "InvalidArn", "Sfn.InvalidArnException"],
  ["client-s3", "S3", "NoSuchBucket", "S3.NoSuchBucketException"],
  ["client-s3", "S3", "NoSuchKey", "S3.NoSuchKeyException"],
  ["client-cloudwatch-logs", "CloudWatchLogs", "AccessDeniedException", "CloudWatchLogs.AccessDeniedException"],
  ["client-eventbridge", "EventBridge", "AccessDeniedException", "EventBridge.AccessDeniedException"],
  ["client-rds", "RDS", "DBInstanceNotFoundFault", "Rds.DbInstanceNotFoundException"],
])("%s: %s.%s is %s, as measured", (name, client, shape, expected) => {
  expect(errorName(serviceName(`@aws-sdk/${name}`, client), shape)).toBe(expected);
});

test("what a service's model has no name for has the service's own, as measured", () => {
  const clients = [
    ["client-dynamodb", "DynamoDB"],
    ["client-rds", "RDS"],
    ["client-ec2", "EC2"],
    ["client-secrets-manager", "SecretsManager"],
    ["client-lambda", "Lambda"],
  ] as const;
  expect(clients.map(([name, client]) => unmodelledError(serviceName(`@aws-sdk/${name}`, client)))).toEqual([
    "DynamoDb.DynamoDbException",
    "Rds.RdsException",
    "Ec2.Ec2Exception",
    "SecretsManager.SecretsManagerException",
    "Lambda.LambdaException",
  ]);
});

test("an action is its command in lower camel case", () => {
  expect(["PutItemCommand", "DescribeDBInstancesCommand", "ListObjectsV2Command"].map(actionName)).toEqual([
    "putItem",
    "describeDBInstances",
    "listObjectsV2",
  ]);
});
