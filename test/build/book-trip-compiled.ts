/**
 * What `bookTrip` compiles to, drawn by hand: so that files, templates and bundles are tested without the compiler.
 */
import type { Json, TaskState } from "../../compiler/asl/definition";
import type { Compilation, CompiledWorkflow, TaskDeclaration } from "../../compiler/compiled";
import { nowhere } from "../../compiler/ir/span";

const file = "workflows/book-trip/tasks.ts";

function task(name: string, parameters: string[], more: Partial<TaskDeclaration> = {}): TaskDeclaration {
  return {
    name,
    file,
    span: { ...nowhere, file },
    parameters,
    payload: parameters.length === 1 ? "argument" : "object",
    description: `Does ${name}.`,
    memory: null,
    timeoutSeconds: null,
    architecture: null,
    environment: {},
    concurrency: null,
    permissions: [],
    retry: null,
    uncompensated: null,
    ...more,
  };
}

function call(name: string, payload: Json, next: string | null, more: Partial<TaskState> = {}): TaskState {
  const placeholder = `\${${name.charAt(0).toUpperCase()}${name.slice(1)}FunctionArn}`;
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: placeholder, Payload: payload },
    ...more,
    ...(next === null ? { End: true } : { Next: next }),
  };
}

const input = "{% $states.context.Execution.Input %}";
const remember = { error: "{% $states.errorOutput %}" };
const all = ["States.ALL"];

export const bookTrip: CompiledWorkflow = {
  name: "bookTrip",
  functionName: "bookTrip",
  file: "workflows/book-trip/book-trip.ts",
  span: { ...nowhere, file: "workflows/book-trip/book-trip.ts" },
  type: "STANDARD",
  timeoutSeconds: null,
  definition: {
    QueryLanguage: "JSONata",
    StartAt: "reserveFlight",
    States: {
      reserveFlight: call("reserveFlight", input, "reserveHotel", {
        Assign: { flight: "{% $states.result.Payload %}" },
      }),
      reserveHotel: call("reserveHotel", input, "chargeCard", {
        Assign: { hotel: "{% $states.result.Payload %}" },
        Catch: [{ ErrorEquals: all, Assign: remember, Next: "cancelFlight" }],
      }),
      chargeCard: call(
        "chargeCard",
        { card: "{% $states.context.Execution.Input.card %}", amount: "{% $flight.price + $hotel.price %}" },
        null,
        {
          Catch: [{ ErrorEquals: all, Assign: remember, Next: "cancelHotel" }],
          Output: "{% {'flight': $flight, 'hotel': $hotel, 'payment': $states.result.Payload} %}",
        },
      ),
      cancelHotel: call("cancelHotel", "{% $hotel.id %}", "cancelFlight"),
      cancelFlight: call("cancelFlight", "{% $flight.id %}", "fail"),
      fail: { Type: "Fail", Error: "{% $error.Error %}", Cause: "{% $error.Cause %}" },
    },
  },
  map: {
    states: { reserveFlight: { span: { ...nowhere, file: "workflows/book-trip/book-trip.ts", line: 16 } } },
    variables: {},
  },
  targets: [],
  tasks: ["cancelFlight", "cancelHotel", "chargeCard", "reserveFlight", "reserveHotel"],
  permissions: [],
  regions: [],
  dropped: [],
  costs: { states: 6, transitions: { least: 3, most: 3 }, loops: [], bytes: 2000 },
};

export const compilation: Compilation = {
  workflows: [bookTrip],
  tasks: [
    task("cancelFlight", ["id"]),
    task("cancelHotel", ["id"]),
    task("chargeCard", ["card", "amount"], {
      memory: 256,
      timeoutSeconds: 30,
      concurrency: 5,
      architecture: "x86_64",
      environment: { BANK: "https://bank.example" },
      permissions: [{ action: "ses:SendEmail", resource: "arn:aws:ses:*:*:identity/${AWS::AccountId}" }],
    }),
    task("reserveFlight", ["trip"]),
    task("reserveHotel", ["trip"]),
  ],
  errors: [],
  diagnostics: [],
};
