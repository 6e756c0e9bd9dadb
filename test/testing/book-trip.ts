/** The workflow book-trip as it might come from a compiler, made by hand: the testing kit is tested without the real one. */
import { resolve } from "node:path";
import type { Definition, Json, State } from "../../compiler/asl/definition";
import type { TaskDeclaration } from "../../compiler/compiled";
import type { Subject } from "../../src/testing/subject";

const file = "workflows/book-trip/tasks.ts";
const span = { file, start: 0, end: 0, line: 1, column: 1 };

const task = (name: string, parameters: string[], retry: TaskDeclaration["retry"] = null): TaskDeclaration => ({
  name,
  file,
  span,
  parameters,
  payload: parameters.length === 1 ? "argument" : "object",
  description: "",
  memory: null,
  timeoutSeconds: null,
  architecture: null,
  environment: {},
  concurrency: null,
  permissions: [],
  retry,
});

const input = "$states.context.Execution.Input";

/** `Error` and `Cause` of the first failure, kept for the end. */
const failure = { error: "{% $states.errorOutput.Error %}", cause: "{% $states.errorOutput.Cause %}" };

type Task = Extract<State, { Type: "Task" }>;
type Rest = Pick<Task, "Retry" | "Catch" | "Assign" | "Output"> & ({ Next: string } | { End: true });

function call(task: string, payload: Json, rest: Rest): State {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: `\${${task}FunctionArn}`, Payload: payload },
    ...rest,
  };
}

const caught = (next: string) => ({ Catch: [{ ErrorEquals: ["States.ALL"], Assign: failure, Next: next }] });

/** The static chain of `encodings.md`, without the report of compensations that fail. */
export const definition: Definition = {
  QueryLanguage: "JSONata",
  StartAt: "reserveFlight",
  States: {
    reserveFlight: call("ReserveFlight", `{% ${input} %}`, {
      Assign: { flight: "{% $states.result.Payload %}" },
      ...caught("failed"),
      Next: "reserveHotel",
    }),
    reserveHotel: call("ReserveHotel", `{% ${input} %}`, {
      Assign: { hotel: "{% $states.result.Payload %}" },
      ...caught("cancelFlight"),
      Next: "chargeCard",
    }),
    chargeCard: call(
      "ChargeCard",
      { card: `{% ${input}.card %}`, amount: "{% $flight.price + $hotel.price %}" },
      {
        Retry: [{ ErrorEquals: ["CardNetworkBusy"], MaxAttempts: 2, IntervalSeconds: 2, BackoffRate: 2 }],
        Output: '{% {"flight": $flight, "hotel": $hotel, "payment": $states.result.Payload} %}',
        ...caught("cancelHotel"),
        End: true,
      },
    ),
    cancelHotel: call("CancelHotel", "{% $hotel.id %}", { Next: "cancelFlight" }),
    cancelFlight: call("CancelFlight", "{% $flight.id %}", { Next: "failed" }),
    failed: { Type: "Fail", Error: "{% $error %}", Cause: "{% $cause %}" },
  },
};

const tasks = [
  task("reserveFlight", ["trip"]),
  task("cancelFlight", ["id"]),
  task("reserveHotel", ["trip"]),
  task("cancelHotel", ["id"]),
  task("chargeCard", ["card", "amount"], {
    on: ["CardNetworkBusy"],
    retries: 2,
    intervalSeconds: 2,
    backoff: 2,
    maxSeconds: null,
    jitter: false,
  }),
];

export const subject: Subject = {
  root: resolve(__dirname, "../.."),
  workflow: {
    name: "bookTrip",
    functionName: "bookTrip",
    file: "workflows/book-trip/book-trip.ts",
    span,
    type: "STANDARD",
    definition,
    map: { states: {}, variables: {} },
    tasks: tasks.map(({ name }) => name),
    costs: { states: 0, transitions: { least: 0, most: 0 }, loops: [], bytes: 0 },
  },
  tasks: new Map(tasks.map((each) => [each.name, each])),
  errors: ["SoldOut", "CardDeclined", "CardNetworkBusy"].map((name) => ({
    name,
    className: name,
    file,
    nativeName: "Error",
    base: null,
  })),
};
