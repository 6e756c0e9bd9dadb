/** What a distributed Map needs, compared with what CDK's own `DistributedMap` asks for. */
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Bucket } from "aws-cdk-lib/aws-s3";
import {
  CsvHeaders,
  DefinitionBody,
  DistributedMap,
  Pass,
  ResultWriter as Writer,
  S3CsvItemReader,
  S3ManifestItemReader,
  S3ObjectsItemReader,
  StateMachine,
} from "aws-cdk-lib/aws-stepfunctions";
import type { DistributedMapProps } from "aws-cdk-lib/aws-stepfunctions";
import type { Definition, MapState } from "../../compiler/asl/definition";
import { statementsFor } from "../../src/build/permissions/derive";
import { mapRunStatements } from "../../src/build/permissions/map-runs";

const stack = new Stack(new App(), "Test");
const bucket = Bucket.fromBucketName(stack, "Bucket", "imports");
let count = 0;

/** `s3:GetObject arn:aws:s3:::imports/*`, for each action and resource; the machine is called `Machine` in both. */
function linesOf(statements: readonly { Action: string | readonly string[]; Resource: unknown }[]): readonly string[] {
  const lines = statements.flatMap(({ Action, Resource }) =>
    [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${textOf(resource)}`)),
  );
  return [...new Set(lines)].sort();
}

/** Joins, references and substitutions as one text. */
function textOf(resource: unknown): string {
  if (typeof resource === "string")
    return resource.replaceAll(/\$\{AWS::(\w+)\}/g, "$1").replaceAll(/\$\{Machine(\.Name)?\}/g, "Machine");
  const { Ref, "Fn::Join": join, "Fn::Select": select } = resource as Record<string, unknown>;
  if (Array.isArray(join)) return (join[1] as unknown[]).map(textOf).join("");
  if (select !== undefined) return "Machine";
  return String(Ref)
    .replace("AWS::", "")
    .replace(/^Machine.*/, "Machine");
}

function ofCdk(props: Partial<DistributedMapProps>): readonly string[] {
  const own = new Stack(new App(), `Test${String(++count)}`);
  const map = new DistributedMap(own, "Map", props);
  map.itemProcessor(new Pass(own, "Item"));
  new StateMachine(own, "Machine", { definitionBody: DefinitionBody.fromChainable(map) });
  const policies = Object.values(Template.fromStack(own).findResources("AWS::IAM::Policy")) as {
    Properties: { PolicyDocument: { Statement: { Action: string; Resource: unknown }[] } };
  }[];
  return linesOf(policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement));
}

function own(fields: Pick<MapState, "ItemReader" | "ResultWriter">): readonly string[] {
  const Item = { Type: "Pass", End: true } as const;
  const ItemProcessor = {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    StartAt: "Item",
    States: { Item },
  } as const;
  const definition: Definition = {
    QueryLanguage: "JSONata",
    StartAt: "Map",
    States: { Map: { Type: "Map", ...fields, ItemProcessor, End: true } },
  };
  return linesOf([...statementsFor(definition), ...mapRunStatements(definition, "Machine")]);
}

const Place = { Bucket: "imports", Key: "day/rows.csv" };
const self = own({});

test("the items are executions of the machine itself; those in a Map Run may be asked about and stopped as well", () => {
  const children = "arn:Partition:states:Region:AccountId:execution:Machine/*:*";
  expect(self.filter((line) => !ofCdk({}).includes(line))).toEqual([
    `states:DescribeExecution ${children}`,
    `states:StopExecution ${children}`,
  ]);
  expect(ofCdk({}).filter((line) => !self.includes(line))).toEqual([]);
});

/** What is allowed beside that. */
const beside = (lines: readonly string[], others = self): readonly string[] =>
  lines.filter((line) => !others.includes(line));

test("a file is read, and no other of its bucket", () => {
  const itemReader = new S3CsvItemReader({ bucket, key: "day/rows.csv", csvHeaders: CsvHeaders.useFirstRow() });
  expect(beside(ofCdk({ itemReader }), ofCdk({}))).toEqual(["s3:GetObject arn:Partition:s3:::imports/*"]);
  const ItemReader = {
    Resource: "arn:aws:states:::s3:getObject",
    ReaderConfig: { InputType: "CSV" },
    Arguments: Place,
  };
  expect(beside(own({ ItemReader }))).toEqual(["s3:GetObject arn:Partition:s3:::imports/day/rows.csv"]);
});

test("objects are listed; where their content is read, they may be", () => {
  const itemReader = new S3ObjectsItemReader({ bucket, prefix: "day/" });
  const list = { Resource: "arn:aws:states:::s3:listObjectsV2", Arguments: { Bucket: "imports", Prefix: "day/" } };
  expect(beside(own({ ItemReader: list }))).toEqual(beside(ofCdk({ itemReader }), ofCdk({})));
  const ReaderConfig = { Transformation: "LOAD_AND_FLATTEN", InputType: "JSON" };
  expect(beside(own({ ItemReader: { ...list, ReaderConfig } }))).toEqual([
    "s3:GetObject arn:Partition:s3:::imports/*",
    "s3:ListBucket arn:Partition:s3:::imports",
  ]);
});

test("what a manifest names is read", () => {
  const itemReader = new S3ManifestItemReader({ bucket, key: "manifest.json" });
  const ItemReader = {
    Resource: "arn:aws:states:::s3:getObject",
    ReaderConfig: { InputType: "MANIFEST" },
    Arguments: Place,
  };
  expect(beside(own({ ItemReader }))).toEqual(beside(ofCdk({ itemReader }), ofCdk({})));
});

test("results are written below their prefix, in parts where they are large", () => {
  const resultWriter = new Writer({ bucket, prefix: "out" });
  const ResultWriter = { Resource: "arn:aws:states:::s3:putObject", Arguments: { Bucket: "imports", Prefix: "out/" } };
  const cdk = beside(ofCdk({ resultWriter }), ofCdk({})).map((line) => line.replace("/*", "/out/*"));
  expect(beside(own({ ResultWriter }))).toEqual(cdk);
});

test("a bucket that only a run knows may be any", () => {
  const ItemReader = { Resource: "arn:aws:states:::s3:getObject", Arguments: { Bucket: "{% $bucket %}", Key: "a" } };
  expect(beside(own({ ItemReader }))).toEqual(["s3:GetObject arn:Partition:s3:::*/a"]);
});
