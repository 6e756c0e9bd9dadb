/** docs/integrations.md: how services are called, and what a role is given for that, out of the tables. */
import { errorName, memberName, serviceName } from "../../compiler/aws/names";
import { tokens } from "../../compiler/1-read/sdk/tokens";
import { passing } from "../../compiler/1-read/sdk/transient";
import { actions, iamActions } from "../../src/build/permissions/actions";
import { jobs } from "../../src/build/permissions/job-rows";
import { prefixes } from "../../src/build/permissions/prefixes";
import { rows } from "../../src/build/permissions/resources";
import { jobRows } from "./jobs";
import { code, table } from "./markdown";

const forms: readonly (readonly [written: string, becomes: string])[] = [
  ["client.send(new PutItemCommand({ … }))", "`aws-sdk:dynamodb:putItem`"],
  ["db.putItem({ … })", "the same: clients with a method for each action"],
  ["documents.send(new PutCommand({ … }))", "the same, with plain values made DynamoDB's tagged ones and back"],
  ["for await (const page of paginateQuery({ client }, { … }))", "a loop over the token of the answer before"],
  [
    "callback((token) => client.send(new SendMessageCommand({ … })), { … })",
    "`aws-sdk:sqs:sendMessage.waitForTaskToken`",
  ],
  ["waitUntilTableExists({ client }, { … })", "refused, with the loop that says it ([SFN1308](errors/SFN1308.md))"],
];

const members = ["TableName", "jobName", "DBInstanceIdentifier", "SSEKMSKeyId", "ACL", "BOOL", "NULL", "MultiAZ"];

const errors: readonly (readonly [module: string, client: string, error: string])[] = [
  ["@aws-sdk/client-dynamodb", "DynamoDB", "ConditionalCheckFailedException"],
  ["@aws-sdk/client-sqs", "SQS", "QueueDoesNotExist"],
  ["@aws-sdk/client-rds", "RDS", "DBInstanceNotFoundFault"],
  ["@aws-sdk/client-cloudwatch-logs", "CloudWatchLogs", "ResourceNotFoundException"],
];

const examples: readonly (readonly [what: string, where: string])[] = [
  ["an order from an event into a table, a queue and a bus, without a Lambda function", "workflows/order-intake"],
  ["a report of each night over the objects of a bucket", "test/fixtures/distributed-map/nightly-report"],
  ["a human asked by a queue, reminded, and not waited for for ever", "test/fixtures/callback/reminders"],
  ["a job looked after every minute, and the same job waited for", "test/fixtures/existing/polled"],
  ["a model of Bedrock that uses tools", "test/fixtures/sdk/agent"],
  ["events appended under an optimistic lock", "test/fixtures/sdk/event-sourcing"],
  ["a saga over three services", "test/fixtures/sdk/saga"],
  ["tables, queues and functions of other accounts", "test/fixtures/sdk/cross-account"],
];

/** The text of docs/integrations.md. */
export function integrationsPage(): string {
  return [...calls(), ...names(), ...permissions()].join("\n\n");
}

function calls(): string[] {
  return [
    "# AWS services",
    "A workflow calls services with the AWS SDK for JavaScript itself. A call becomes one state, which does what the SDK does: no Lambda function stands between. This page is made from the tables of the compiler.",
    "## Calls",
    table(
      ["written", "becomes"],
      forms.map(([written, becomes]) => [code(written), becomes]),
    ),
    "A client is a `const` that is made with `{}` or `{ maxAttempts }`, in the module or in the workflow; a machine calls services of its own region, with its own role. A client of another account says which role it calls with, `new DynamoDBClient({ credentials: fromTemporaryCredentials({ params: { RoleArn } }) })` of `@aws-sdk/credential-providers`: its calls have that role as their `Credentials`, and the role of the machine may assume it, and nothing for the calls themselves. A function there is called by `lambda(arn, { role })`, anything else by `integration(resource, { role })`. ARNs of roles, functions and activities are written out, or a `parameter(…)`. Of an answer only the parts are kept that are read later. `$metadata` does not exist in a machine; bytes can be handed on but not read, and not sent ([SFN1304](errors/SFN1304.md)): an answer that is kept and sent again ends the execution where it has bytes; of an object of S3 the text is read, once, by `await answer.Body!.transformToString()` (`answer` of `GetObjectCommand`; its bytes are UTF-8), and a value is written by `Body: JSON.stringify(value)` in `PutObjectCommand`: Step Functions writes the same JSON itself, but no text without quotes around it. A stub for `GetObjectCommand` may answer `{ Body: text }`. A date of an answer is text in the machine: `.getTime()`, `.toISOString()` and whether there is one may be asked for, of a member of the answer (`Table.CreationDateTime?.getTime()`), and it can be handed on with the answer as a whole; one that is sent is made of a number in the call, or in what has a type of the SDK, `{ StartTime: new Date(moment) }`, and is ISO text there. Variables may have types of the SDK: `const messages: Message[] = [...]`, to which an answer's message is pushed, `let key: Record<string, AttributeValue> | undefined`, `const entries: PutEventsRequestEntry[] = orders.map(...)`. What the type of an argument does not have is not looked for: of `{ text } | { toolUse }` no image is sent.",
    "## Examples",
    "Each is compiled and run with its good and its bad ways by the tests of sfn-compile; these are folders of its sources.",
    table(
      ["what", "where"],
      examples.map(([what, where]) => [what, code(where)]),
    ),
    "## Retries",
    "What a client does about throttling and about trouble of the service, the state does: errors that the service declares as its own fault, and these, are tried three times in all, or as often as `maxAttempts` says:",
    [...passing].map(code).join(", ") + ".",
    "## Plain values for DynamoDB",
    "`@aws-sdk/lib-dynamodb` is compiled value by value: what is known where it is written is tagged there, anything else by a function in the expression. Texts, numbers, booleans, `null`, lists and objects go both ways, as `marshall` and `unmarshall` of the SDK have them. Sets of texts or of numbers are sent where they are written in the call. What is undefined is left out among the outermost entries; inside of values only with `removeUndefinedValues`, and refused without ([SFN1306](errors/SFN1306.md)). A number beyond 2^53, a set or bytes in an answer end the execution with an error that says so, because JSON has no such values.",
    "## Pages",
    "A paginator is walked by the pair of members that its action has:",
    table(
      ["in the arguments", "in the answer"],
      tokens.map(([sent, received]) => [code(sent), code(received)]),
    ),
  ];
}

function names(): string[] {
  return [
    "## Names",
    "Step Functions calls services with the SDK for Java, and wants its spelling. The names in a program are those of the SDK for JavaScript; keys of maps are data and stay as they are.",
    table(
      ["member", "in the machine"],
      members.map((member) => [code(member), code(memberName(member))]),
    ),
    table(
      ["error", "in the machine"],
      errors.map(([module, client, error]) => [code(error), code(errorName(serviceName(module, client), error))]),
    ),
    "In a `catch`, `instanceof` and `error.name` are those of the program.",
  ];
}

function permissions(): string[] {
  return [
    "## Permissions",
    "The role of a machine is made from its states ([security](security.md)). An action of the SDK is the action of IAM with the same name, except for these:",
    table(
      ["call", "actions"],
      Object.entries(actions).map(([call, allowed]) => [code(call), allowed.map(code).join(", ")]),
    ),
    `The arguments say which resource is meant for ${Object.keys(rows).map(code).join(", ")}: exactly that is allowed. For any other service, and where only a run knows the argument, it is any resource, and \`compile\` says so.`,
    "## Web APIs",
    "`await http<Answer>(connection, { url, method, query, headers, body })` calls a web API with what a connection of EventBridge keeps as credentials, and yields `{ status, headers, body }`. An answer from 400 on is an `HttpError`: its `status` is the number, its `message` what Step Functions says of it; where no answer came (`States.Http.Socket`), `status` is null. It has no `body`: in which form the cause tells what the API has answered, neither the documentation nor a recording says. Names that begin alike are not told apart by a Retry, so `retry({ on: HttpError }, …)` becomes a loop. The role may call this address, or what it begins with, with this method, and read this connection and its secret. A token cannot be waited for: Step Functions has no such pattern for it.",
    "## Jobs",
    'A job that is started and waited for is declared by its name, and called like a function: `const crunch = job("glue:startJobRun", { timeout: "2 hours" })`, then `await crunch({ JobName: "crunch" })`. Its argument is the request of the service: it must have these members, others are taken as they are written. Both are spelled as Step Functions has them. For members of the result that are not listed, and for jobs that yield nothing here, there is `integration`, with types of your own.',
    table(["job", "must be given", "yields"], jobRows()),
    "Of these, the members of `ecs:runTask` (of a task that failed: a recording of one that ended well is not at hand) and of `states:startExecution` are those of executions recorded on AWS. Those of all other jobs are taken from the documentation of Step Functions and of the services; look at the first execution of yours before you rely on a member.",
    "A job that fails, or is stopped by somebody else, throws a `JobFailed`: its message is the description of the job as JSON, with the members above. One that cannot be started throws the error of the service with the service before it (`Glue.EntityNotFoundException`), one that takes longer than its `timeout` a `TimeoutError`. As a Retry would take the name of a job's failure for any error, `retry({ on: JobFailed }, …)` around the call becomes a loop.",
    "Who starts a job and waits for it may do this, on the job that is named; the rule tells Step Functions of its end. A role that is handed on in the arguments may be passed.",
    table(
      ["job", "starts", "follows", "on any resource", "rule"],
      Object.entries(jobs).map(([call, { start, follow = [], anywhere = [], rule }]) => [
        code(call),
        ...[start, follow, anywhere].map((allowed) => allowed.map(code).join(", ")),
        rule === undefined ? "" : code(`StepFunctionsGet${rule}Rule`),
      ]),
    ),
    "## Prefixes",
    "Services whose actions have another prefix in IAM than the service has in a resource:",
    table(
      ["service", "prefix"],
      Object.keys(prefixes).map((service) => [
        code(service),
        code(iamActions(service, "any")[0]?.split(":")[0] ?? service),
      ]),
    ),
  ];
}
