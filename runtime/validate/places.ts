/** The machines and states of a definition of unknown make, with the places where they stand. */
import { isRecord } from "../interpreter/json";
import { below } from "./diagnostic";
import type { Fields } from "./shape";

/** A machine, a branch or a processor. */
export interface Place {
  readonly fields: Fields;
  readonly location: string;
}

export interface StatePlace extends Place {
  readonly name: string;
}

/** The states of one machine. */
export function statesOf({ fields, location }: Place): StatePlace[] {
  const states = fields["States"];
  if (!isRecord(states)) return [];
  return Object.entries(states).flatMap(([name, state]) =>
    isRecord(state) ? [{ name, fields: state, location: `${below(location, "States")}/${name}` }] : [],
  );
}

/** The machines right inside of a state: its branches, its processor. */
export function innerMachines({ fields, location }: StatePlace): Place[] {
  const branches = recordsOf(fields["Branches"]).map(({ record, index }) => ({
    fields: record,
    location: `${below(location, "Branches")}[${index}]`,
  }));
  const processors = ["ItemProcessor", "Iterator"].flatMap((field) => {
    const processor = fields[field];
    return isRecord(processor) ? [{ fields: processor, location: below(location, field) }] : [];
  });
  return [...branches, ...processors];
}

/** The states of a machine and of all machines inside of it. */
export function everyState(machine: Place): StatePlace[] {
  return statesOf(machine).flatMap((state) => [state, ...innerMachines(state).flatMap(everyState)]);
}

/** The objects in a list, with their places in it. */
export function recordsOf(value: unknown): { readonly record: Fields; readonly index: number }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((record: unknown, index) => (isRecord(record) ? [{ record, index }] : []));
}
