/** The states of a definition of unknown make, with the places where they stand, as AWS writes places. */
import { isRecord } from "../json";

export type Fields = { readonly [field: string]: unknown };

export interface Located {
  readonly name: string;
  readonly state: Fields;
  /** `/States/Each/ItemProcessor/States/Inner` */
  readonly location: string;
}

/** The states of one `States` object. */
export function statesOf(machine: unknown, location = ""): Located[] {
  if (!isRecord(machine) || !isRecord(machine["States"])) return [];
  return Object.entries(machine["States"]).map(([name, state]) => ({
    name,
    state: isRecord(state) ? state : {},
    location: `${location}/States/${name}`,
  }));
}

/** The machines inside a state: its branches, its item processor. */
export function innerMachines({
  state,
  location,
}: Located): { readonly machine: unknown; readonly location: string }[] {
  const processor = "ItemProcessor" in state ? "ItemProcessor" : "Iterator";
  const inner = [{ machine: state[processor], location: `${location}/${processor}` }];
  const branches = listOf(state["Branches"]).map((machine, index) => ({
    machine,
    location: `${location}/Branches[${index}]`,
  }));
  return state["Type"] === "Map" ? inner : branches;
}

/** The states of a machine and of all machines inside it. */
export function everyState(machine: unknown, location = ""): Located[] {
  return statesOf(machine, location).flatMap((each) => [
    each,
    ...innerMachines(each).flatMap((inner) => everyState(inner.machine, inner.location)),
  ]);
}

/** The records of a list; empty for anything else. */
export function recordsOf(value: unknown): Fields[] {
  return listOf(value).filter(isRecord);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
