/** The options of an execution with everything that was left out. */
import type { Json } from "../../compiler/asl/definition";
import type { Clock } from "./clock";
import type { Arns } from "./context";
import type { CallbackTask, ExecuteOptions, Invoke, MachineType, FailObjects, ObjectAccess } from "./execution";
import type { HistoryEvent } from "./history-event";
import { limitsOf, type Limits } from "./limits";
import { noObjects, type ObjectStore } from "./object-store";
import { tokenFrom } from "./random";
import { TaskFailure } from "./task-failure";

export interface Settings {
  readonly input: Json;
  readonly type: MachineType;
  readonly limits: Limits;
  readonly names: Names;
  readonly invoke: Invoke;
  readonly clock: Clock | null;
  readonly start: string | Date | number;
  readonly seed: number;
  readonly drawn: (number | string)[] | null;
  readonly observe: ((event: HistoryEvent) => void) | null;
  readonly objectStore: ObjectStore;
  readonly onObjects: (access: ObjectAccess) => void;
  readonly failObjects: FailObjects;
  readonly onCallback: ((task: CallbackTask) => Promise<void> | void) | null;
  readonly taskToken: (state: string, random: () => number) => string;
  readonly patience: { readonly withTimeout: number; readonly withoutTimeout: number };
}

interface Names extends Arns {
  readonly execution?: string | undefined;
  readonly stateMachine?: string | undefined;
  readonly role?: string | undefined;
}

const defaults = {
  input: {},
  type: "STANDARD",
  invoke: noTasks,
  clock: null,
  start: "2026-01-01T00:00:00.000Z",
  seed: 0,
  drawn: null,
  observe: null,
  objectStore: noObjects,
  onObjects: () => undefined,
  failObjects: () => null,
  onCallback: null,
  taskToken: (_: string, random: () => number) => tokenFrom(random),
} satisfies Partial<Settings>;

/** Only what the options of a redrive say. */
export function settingsGiven(options: ExecuteOptions): Partial<Settings> {
  const said = Object.entries(settingsOf(options)).filter(([name]) => name in options && name !== "limits");
  return Object.fromEntries(said);
}

/** What the options say, and the defaults where they say nothing. */
export function settingsOf(options: ExecuteOptions): Settings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const { type = defaults.type, patience } = options;
  return {
    ...defaults,
    ...given,
    limits: { ...limitsOf[type], ...options.limits },
    names: namesOf(options),
    patience: { withTimeout: patience ?? 2000, withoutTimeout: patience ?? 60_000 },
  };
}

function namesOf({ name, stateMachineName, roleArn, accountId, region }: ExecuteOptions): Names {
  return {
    execution: name,
    stateMachine: stateMachineName,
    role: roleArn,
    account: accountId ?? "111111111111",
    region: region ?? "us-east-1",
  };
}

function noTasks(): never {
  throw new TaskFailure("NoInvoke", "execute() was given no `invoke`, so nothing plays the tasks.");
}
