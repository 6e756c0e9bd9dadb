/** Reading on trial: what a reading has noted since a point can be forgotten again. */
import { forgetWritten } from "../closures";
import type { Reading } from "../reading";

/** Notes how things are now; what it returns makes them so again. */
export function checkpoint(reading: Reading): () => void {
  const { report } = reading.program;
  const { steps, title, pendingLabel, compensations, returns } = reading;
  const mark = report.mark;
  const lengths = { steps: steps.length, regions: reading.regions.length, dropped: reading.dropped.length };
  const [locals, functions, aliases] = [new Map(reading.locals), new Map(reading.functions), new Map(reading.aliases)];
  const [views, chosen] = [new Map(reading.views), new Map(reading.chosen)];
  const promises = new Map(reading.promises);
  const [consumed, crossing] = [new Set(reading.consumed), new Set(reading.crossing)];
  const kinds = returns?.kinds;
  const writtenOut = { ...reading.writtenOut };
  return () => {
    report.rollBack(mark);
    steps.length = lengths.steps;
    reading.regions.length = lengths.regions;
    reading.dropped.length = lengths.dropped;
    forgetWritten(writtenOut, reading);
    Object.assign(reading, { title, pendingLabel, compensations });
    if (returns !== null && kinds !== undefined) returns.kinds = kinds;
    restore(reading.locals, locals);
    restore(reading.functions, functions);
    restore(reading.aliases, aliases);
    restore(reading.views, views);
    restore(reading.chosen, chosen);
    restore(reading.promises, promises);
    refill(reading.consumed, consumed);
    refill(reading.crossing, crossing);
  };
}

function restore<Key, Value>(map: Map<Key, Value>, values: ReadonlyMap<Key, Value>): void {
  map.clear();
  for (const [key, value] of values) map.set(key, value);
}

function refill<Value>(set: Set<Value>, values: ReadonlySet<Value>): void {
  set.clear();
  for (const each of values) set.add(each);
}
