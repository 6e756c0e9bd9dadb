/** What services give, as far as mocked results are held against it. What is not here is taken as it is. */
import {
  anything,
  between,
  boolean,
  listOf,
  mapOf,
  number,
  oneOf,
  structure,
  text,
  textOf,
  type Members,
  type ResultShape,
} from "./result-shape";

type Actions = { readonly [action: string]: ResultShape };

const texts = (...names: readonly string[]): Members => Object.fromEntries(names.map((name) => [name, text]));

const capacity = structure({ CapacityUnits: number, ReadCapacityUnits: number, WriteCapacityUnits: number });
const consumed = structure({
  TableName: text,
  CapacityUnits: number,
  ReadCapacityUnits: number,
  WriteCapacityUnits: number,
  Table: capacity,
  LocalSecondaryIndexes: mapOf(capacity),
  GlobalSecondaryIndexes: mapOf(capacity),
});

/** A value of DynamoDB; the names of some types are written otherwise where it is called through the SDK. */
function attribute(words: {
  readonly sets: readonly string[];
  readonly truth: string;
  readonly nothing: string;
}): ResultShape {
  const sets = Object.fromEntries(words.sets.map((name) => [name, listOf(text)]));
  const flags = { [words.truth]: boolean, [words.nothing]: boolean };
  return structure({ ...texts("S", "N", "B"), ...sets, ...flags, M: mapOf(anything), L: listOf(anything) });
}

function dynamodb(value: ResultShape): Actions {
  const item = mapOf(value);
  const collection = structure({ ItemCollectionKey: item, SizeEstimateRangeGB: listOf(number) });
  const written = structure({ Attributes: item, ConsumedCapacity: consumed, ItemCollectionMetrics: collection });
  const found = { Items: listOf(item), Count: number, ScannedCount: number, ConsumedCapacity: consumed };
  return {
    deleteItem: written,
    getItem: structure({ Item: item, ConsumedCapacity: consumed }),
    putItem: written,
    query: structure({ ...found, LastEvaluatedKey: item }),
    scan: structure({ ...found, LastEvaluatedKey: item }),
    updateItem: written,
  };
}

const putEvents = structure({
  FailedEntryCount: number,
  Entries: listOf(structure(texts("EventId", "ErrorCode", "ErrorMessage"))),
});
const invoke = structure({
  // The payload is text, although what the integration really gives is its value: AWS holds mocks against the API.
  ...texts("FunctionError", "LogResult", "ExecutedVersion", "Payload"),
  StatusCode: number,
});
const startExecution = structure(texts("ExecutionArn", "StartDate"), "ExecutionArn", "StartDate");
const ended = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"] as const;
const describeExecution = structure(
  {
    ...texts("ExecutionArn", "StateMachineArn", "Name", "StartDate", "StopDate", "Error", "Cause", "Input", "Output"),
    Status: oneOf(...ended),
    RedriveCount: number,
  },
  "ExecutionArn",
  "StateMachineArn",
  "Status",
  "StartDate",
);
const submitJob = structure(texts("JobArn", "JobName", "JobId"), "JobName", "JobId");

/** Optimized integrations. What a job gives (`.sync`) is what it is polled with. */
export const optimizedResults: { readonly [service: string]: Actions } = {
  athena: { startQueryExecution: structure(texts("QueryExecutionId")) },
  batch: {
    submitJob,
    "submitJob.sync": structure({ ...texts("JobArn", "JobName", "JobId", "Status"), Attempts: listOf(anything) }),
  },
  dynamodb: dynamodb(attribute({ sets: ["SS", "NS", "BS"], truth: "BOOL", nothing: "NULL" })),
  ecs: { runTask: structure({ Tasks: listOf(anything), Failures: listOf(anything) }) },
  events: { putEvents },
  glue: { startJobRun: structure(texts("JobRunId")) },
  lambda: { invoke },
  sns: { publish: structure(texts("MessageId", "SequenceNumber")) },
  // AWS takes anything for the digests.
  sqs: { sendMessage: structure(texts("MessageId", "SequenceNumber")) },
  states: { startExecution, "startExecution.sync": describeExecution, "startExecution.sync:2": describeExecution },
};

const algorithms = ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"] as const;
const storageClasses = [
  ...["STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE"],
  ...["OUTPOSTS", "GLACIER_IR", "SNOW", "EXPRESS_ONEZONE", "FSX_OPENZFS", "FSX_ONTAP"],
] as const;

const functionConfiguration = structure({
  ...texts("FunctionName", "FunctionArn", "Runtime", "Role", "Handler", "Description", "LastModified", "CodeSha256"),
  ...texts("Version", "KMSKeyArn", "MasterArn", "RevisionId", "StateReason", "SigningJobArn"),
  CodeSize: number,
  MemorySize: between(128, 10_240),
  Timeout: between(1, Infinity),
  State: oneOf(
    "Pending",
    "Active",
    "Inactive",
    "Failed",
    "Deactivating",
    "Deactivated",
    "ActiveNonInvocable",
    "Deleting",
  ),
  PackageType: oneOf("Zip", "Image"),
  Architectures: listOf(oneOf("x86_64", "arm64")),
  Layers: listOf(anything),
});

const s3Object = structure({
  ...texts("Body", "AcceptRanges", "ETag", "LastModified", "VersionId", "CacheControl", "ContentDisposition"),
  ...texts("ContentEncoding", "ContentLanguage", "ContentRange", "ContentType", "Expiration", "Restore"),
  ContentLength: number,
  DeleteMarker: boolean,
  Metadata: mapOf(text),
  MissingMeta: number,
  PartsCount: number,
  StorageClass: oneOf(...storageClasses),
  TagCount: number,
});

/** Services called through the SDK. */
export const sdkResults: { readonly [service: string]: Actions } = {
  dynamodb: dynamodb(attribute({ sets: ["Ss", "Ns", "Bs"], truth: "Bool", nothing: "Nul" })),
  eventbridge: { putEvents },
  kms: {
    decrypt: structure({ KeyId: textOf(1, 2048), Plaintext: textOf(1), EncryptionAlgorithm: oneOf(...algorithms) }),
    encrypt: structure({
      KeyId: textOf(1, 2048),
      CiphertextBlob: textOf(1),
      EncryptionAlgorithm: oneOf(...algorithms),
    }),
  },
  lambda: {
    getFunction: structure({ Configuration: functionConfiguration, Code: anything, Tags: mapOf(text) }),
    getFunctionConfiguration: functionConfiguration,
    invoke,
  },
  s3: {
    getObject: s3Object,
    headObject: s3Object,
    listBuckets: structure({ Buckets: listOf(structure(texts("Name", "CreationDate"))), ContinuationToken: text }),
    listObjectsV2: structure({ Contents: listOf(anything), KeyCount: number, MaxKeys: number, IsTruncated: boolean }),
    putObject: structure({ ...texts("ETag", "Expiration", "VersionId"), Size: number }),
  },
  secretsmanager: {
    getSecretValue: structure({ ...texts("Arn", "Name", "SecretString"), VersionStages: listOf(text) }),
  },
  sfn: { describeExecution, sendTaskFailure: structure({}), sendTaskSuccess: structure({}), startExecution },
  sns: { publish: structure(texts("MessageId", "SequenceNumber")) },
  sqs: { receiveMessage: structure({ Messages: listOf(structure(texts("MessageId", "ReceiptHandle", "Body"))) }) },
  ssm: {
    getParameter: structure({ Parameter: structure({ ...texts("Name", "Type", "Value", "Arn"), Version: number }) }),
  },
};
