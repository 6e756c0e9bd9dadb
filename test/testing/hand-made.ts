/** What a compiler says about a workflow, made by hand: the testing kit is tested without the real compiler. */
import type { Definition, Json, State } from "../../compiler/asl/definition";
import type { TaskDeclaration } from "../../compiler/compiled";
import type { Subject } from "../../src/testing/subject";

const span = { file: "", start: 0, end: 0, line: 1, column: 1 };

export function task(
  file: string,
  name: string,
  parameters: string[],
  more: Partial<TaskDeclaration> = {},
): TaskDeclaration {
  return {
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
    retry: null,
    uncompensated: null,
    ...more,
  };
}

interface Facts {
  readonly root: string;
  readonly name: string;
  readonly file: string;
  readonly definition: Definition;
  readonly tasks: readonly TaskDeclaration[];
  /** Name of an error class that never sets `name` → its file. */
  readonly errors?: { readonly [className: string]: string };
}

export function handMade({ root, name, file, definition, tasks, errors = {} }: Facts): Subject {
  return {
    root,
    workflow: {
      name,
      functionName: name,
      file,
      span,
      type: "STANDARD",
      timeoutSeconds: null,
      definition,
      map: { states: {}, variables: {} },
      tasks: tasks.map((each) => each.name),
      targets: [],
      permissions: [],
      regions: [],
      dropped: [],
      costs: { states: 0, transitions: { least: 0, most: 0 }, loops: [], bytes: 0 },
    },
    tasks: new Map(tasks.map((each) => [each.name, each])),
    errors: Object.entries(errors).map(([className, place]) => ({
      name: className,
      className,
      file: place,
      nativeName: "Error",
      base: null,
    })),
  };
}

type TaskState = Extract<State, { Type: "Task" }>;
type Rest = Pick<TaskState, "Retry" | "Catch" | "Assign" | "Output"> & ({ Next: string } | { End: true });

/** A Task state that calls a task, by the placeholder of its function. */
export function call(placeholder: string, payload: Json, rest: Rest): State {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: `\${${placeholder}FunctionArn}`, Payload: payload },
    ...rest,
  };
}
