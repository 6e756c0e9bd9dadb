/** SFN13xx: calls of AWS services with the AWS SDK. */
import type { DiagnosticKind } from "../report";

export const clientOption: DiagnosticKind<{ option: string }> = {
  code: "SFN1301",
  slug: "sdk-client-option",
  severity: "error",
  title: ({ option }) => `a state machine cannot call a service with the option \`${option}\``,
  label: () => "has no form in a state machine",
  why: "Step Functions calls services in its own region, with the credentials of its role or of one that it assumes, and no other way.",
  help: ({ option }) => repairs.find(([name]) => name.test(option))?.[1] ?? anyOption,
};

const anyOption =
  "make the client with `{}` or `{ maxAttempts: 5 }`; where another option is needed, make the call in a task";

/** What to do instead, by the option. */
const repairs: readonly (readonly [option: RegExp, repair: string])[] = [
  [
    /^credentials$/,
    'say whose credentials they are, by a role that is written out or a parameter, and nothing else: `credentials: fromTemporaryCredentials({ params: { RoleArn: "arn:aws:iam::444455556666:role/payments" } })`; other credentials only a task can have',
  ],
  [
    /^region$/,
    "leave `region` away: a state machine calls its own region; for another one make the call in a task, or in a workflow that is deployed there and told by an event",
  ],
  [
    /^endpoint$/,
    "leave `endpoint` away: a state machine calls AWS; for another place make the call in a task, or by `http`",
  ],
];

export const unknownClient: DiagnosticKind<{ name: string }> = {
  code: "SFN1302",
  slug: "sdk-client-unknown",
  severity: "error",
  title: ({ name }) => `it is not known how the client \`${name}\` is made`,
  label: () => "may have options of its own",
  why: "A client with a region, an endpoint or credentials of its own calls something else than the state machine would.",
  help: ({ name }) =>
    `declare it as a \`const\` that is made right there: \`const ${/^\w+$/.test(name) ? name : "client"} = new …Client({})\``,
};

export const sdkCall: DiagnosticKind<{ rule: string }> = {
  code: "SFN1303",
  slug: "sdk-call",
  severity: "error",
  title: () => "this call of a service is not one that a state can make",
  label: ({ rule }) => rule,
  why: "A state calls one action with arguments of its own, and nothing else about the call can be said.",
  help: () => "write `await client.send(new PutItemCommand({ … }))`, or make the call in a task",
};

export const sdkValue: DiagnosticKind<{ what: string; way: string }> = {
  code: "SFN1304",
  slug: "sdk-value",
  severity: "error",
  title: ({ what, way }) => `${what} cannot be ${way} a service in this version`,
  label: ({ what }) => `${what} here`,
  why: "Between states there is only JSON, which has neither dates nor bytes, and a service wants them in its own form.",
  help: ({ what, way }) => {
    const side = way.startsWith("read") ? "read" : "sent";
    if (what.startsWith("a date")) return dateHelp[side];
    return /`Body`|stream/.test(what) ? bodyHelp[side] : bytesHelp;
  },
};

const bodyHelp = {
  read: "ask an object of S3 for its text once, right there: `await answer.Body!.transformToString()`; anything else is read in a task",
  sent: "write a value to S3 as its JSON, made in the call: `Body: JSON.stringify(value)`; a text or bytes are written in a task, for Step Functions would put quotes around them",
};

const dateHelp = {
  read: "ask for its moment or its text right there: `table.CreationDateTime?.getTime()`, `table.CreationDateTime?.toISOString()`",
  sent: "make the date in the call, or in a `const` of the SDK's type, of a number: `{ StartTime: new Date(Date.now() - 3_600_000) }`",
};

const bytesHelp =
  'make this call in a task; for a function there is `lambda<…>(arn)`, for a model `ConverseCommand`, or `integration<…>("arn:aws:states:::bedrock:invokeModel")`, whose `Body` is JSON';

export const sdkMetadata: DiagnosticKind<Record<never, never>> = {
  code: "SFN1305",
  slug: "sdk-metadata",
  severity: "error",
  title: () => "there is no `$metadata` in a state machine",
  label: () => "only the SDK knows it",
  why: "Step Functions hands on what the service has answered; how the call went (status, request id, attempts) it keeps to itself.",
  help: () => "leave it away: a call that failed throws; for its request id, look at the execution's history",
};

export const oddDocument: DiagnosticKind<{ what: string; repair: string }> = {
  code: "SFN1306",
  slug: "sdk-document",
  severity: "error",
  title: () => "these values are not ones that the document client and a state machine send alike",
  label: ({ what }) => what,
  why: "The document client throws for what is undefined and for objects of classes; JSON has neither, and nothing would tell.",
  help: ({ repair }) => repair,
};

export const pagination: DiagnosticKind<{ rule: string }> = {
  code: "SFN1307",
  slug: "sdk-pages",
  severity: "error",
  title: () => "these pages are not ones that a state machine can walk",
  label: ({ rule }) => rule,
  why: "A paginator calls its action again and again, with a token of the answer before; that is all a machine knows of it.",
  help: () =>
    "write `for await (const page of paginateQuery({ client }, { … }))`, or a loop of your own over the token",
};

export const waiter: DiagnosticKind<{ name: string; loop: string | null }> = {
  code: "SFN1308",
  slug: "sdk-waiter",
  severity: "error",
  title: ({ name }) => `\`${name}\` cannot be called in a state machine`,
  label: () => "asks again after delays of its own",
  why: "A waiter asks until something is so, after times that it draws by chance; what it asks for is in its code, not in its types.",
  help: ({ loop }) => `ask in a loop, in a workflow that has a \`@timeout\`: \`${loop ?? anyLoop}\``,
};

const anyLoop = 'while ((await db.describeTable({ … })).Table?.TableStatus !== "ACTIVE") await sleep("20 seconds")';
