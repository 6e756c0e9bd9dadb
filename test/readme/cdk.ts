/** The saga that the README quotes from the CDK: type-checked as it stands, and synthesised as it can only be meant. */
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { DefinitionBody, QueryLanguage, StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Chain } from "aws-cdk-lib/aws-stepfunctions";
import { LambdaInvoke } from "aws-cdk-lib/aws-stepfunctions-tasks";
import { dirname, join } from "node:path";
import ts from "typescript";
import { repository } from "../build/temporary-project";

const steps = ["reserveFlight", "reserveHotel", "processPayment", "cancelHotel", "cancelFlight"] as const;

interface Complaint {
  readonly code: number;
  readonly message: string;
  /** The text that TypeScript marks. */
  readonly marked: string;
}

/** What TypeScript, under `strict`, has to say to a line of the CDK, given its five steps. */
export function complaintsAbout(line: string): readonly Complaint[] {
  const path = join(repository, "test/readme/published.ts");
  const declared = steps.map((step) => `declare const ${step}: LambdaInvoke;`);
  const text = ['import type { LambdaInvoke } from "aws-cdk-lib/aws-stepfunctions-tasks";', ...declared, line].join(
    "\n",
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const program = ts.createProgram([path], options, {
    ...host,
    fileExists: (name) => name === path || host.fileExists(name),
    directoryExists: (name) => name === dirname(path) || ts.sys.directoryExists(name),
    readFile: (name) => (name === path ? text : host.readFile(name)),
    getSourceFile: (name, settings) => (name === path ? file : host.getSourceFile(name, settings)),
  });
  return ts.getPreEmitDiagnostics(program, file).map(({ code, messageText, start = 0, length = 0 }) => ({
    code,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
    marked: text.slice(start, start + length),
  }));
}

type Steps = { readonly [S in (typeof steps)[number]]: LambdaInvoke };

/** The definition that the CDK makes of a chain of the five steps, ARNs shortened, in JSONata. */
export function synthesised(draw: (steps: Steps) => Chain): string {
  const stack = new Stack(new App(), "Trips");
  const invoke = (step: string): LambdaInvoke =>
    new LambdaInvoke(stack, step, { lambdaFunction: LambdaFunction.fromFunctionName(stack, `${step} function`, step) });
  const drawn: Steps = {
    reserveFlight: invoke("reserveFlight"),
    reserveHotel: invoke("reserveHotel"),
    processPayment: invoke("processPayment"),
    cancelHotel: invoke("cancelHotel"),
    cancelFlight: invoke("cancelFlight"),
  };
  const definitionBody = DefinitionBody.fromChainable(draw(drawn));
  new StateMachine(stack, "BookTrip", { definitionBody, queryLanguage: QueryLanguage.JSONATA });
  const machines = Object.values(Template.fromStack(stack).findResources("AWS::StepFunctions::StateMachine"));
  const [{ Properties }] = machines as [{ Properties: { DefinitionString: { "Fn::Join": [string, unknown[]] } } }];
  const [separator, parts] = Properties.DefinitionString["Fn::Join"];
  return parts.map((part) => (typeof part === "string" ? part : "aws")).join(separator);
}
