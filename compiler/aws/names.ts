/**
 * Names of services, actions, members and errors as `aws-sdk:` resources want them. They are those of the AWS SDK for Java 2,
 * which Step Functions calls with: its naming rules, applied to the names of the SDK for JavaScript, which are the model's.
 */

/** A member of a shape, in arguments and results, at every level: `DBInstanceIdentifier` → `DbInstanceIdentifier`. */
export function memberName(name: string): string {
  const [run = ""] = /^[A-Z]+/.exec(name) ?? [];
  const own = Object.hasOwn(renamed, name) ? (renamed[name] ?? name) : lowered(name, run);
  return own.charAt(0).toUpperCase() + own.slice(1);
}

/** Members that are no words of Java. */
const renamed: { readonly [name: string]: string } = { NULL: "Nul" };

function lowered(name: string, run: string): string {
  if (run === name) return name.toLowerCase();
  const next = name.charAt(run.length);
  const kept = run.length > 1 && /[a-z]/.test(next) ? run.length - 1 : run.length;
  return name.slice(0, kept).toLowerCase() + name.slice(kept);
}

/** The action of a command: `PutItemCommand` → `putItem`. */
export function actionName(command: string): string {
  const operation = command.replace(/Command$/, "");
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}

/**
 * What Java calls a service, as in the names of its errors; in lower case it is the service of a resource.
 * `@aws-sdk/client-cloudwatch-logs`, `CloudWatchLogs` → `CloudWatchLogs`; `@aws-sdk/client-iot-data-plane`, `IoTDataPlane` →
 * `IotDataPlane`: the words of the package say where the words of the class begin.
 */
export function serviceName(module: string, client: string): string {
  const words = module.replace(/^@aws-sdk\/client-/, "").split("-");
  const isAligned = words.join("") === client.toLowerCase();
  const starts = words.map((_, at) => words.slice(0, at).join("").length);
  const identity = isAligned ? words.map((word, at) => client.substr(starts[at] ?? 0, word.length)).join(" ") : client;
  const name = pascalCase(identity).replace(/^(Amazon|Aws)(?=.)/, "");
  return name.length > "Service".length ? name.replace(/Service$/, "") : name;
}

/** The name of an error in a machine: `DynamoDb.ConditionalCheckFailedException`. */
export function errorName(service: string, shape: string): string {
  return `${service}.${exceptionName(shape)}`;
}

/** What a service says that its model has no name for, as in `DynamoDb.DynamoDbException`. */
export function unmodelledError(service: string): string {
  return `${service}.${service}Exception`;
}

/** What never reached the service, or never came back. */
export function clientError(service: string): string {
  return `${service}.SdkClientException`;
}

function exceptionName(shape: string): string {
  if (shape.endsWith("Fault")) return `${pascalCase(shape.slice(0, -"Fault".length))}Exception`;
  return shape.endsWith("Exception") ? pascalCase(shape) : `${pascalCase(shape)}Exception`;
}

function pascalCase(text: string): string {
  return wordsOf(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join("");
}

/** Where Java's code generator sees the borders of words. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/[^A-Za-z0-9]+/g, " ")
    .replace(/([^a-z]{2,})v([0-9]+)/g, "$1 v$2 ")
    .replace(/([^A-Z]{2,})V([0-9]+)/g, "$1 V$2 ")
    .replace(/(?<=[a-z])(?=[A-Z][a-zA-Z0-9])/g, " ")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/([0-9])([a-zA-Z])/g, "$1 $2")
    .trim()
    .split(/\s+/);
}
