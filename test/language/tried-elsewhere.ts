/** Operations without a probe, each of which is tried by a test of its own. */

/** None can be written as a value: one is tried by its waiting, the others by sagas that are caught, by members of groups, and by races. */
export type TriedElsewhere =
  | "wait seconds"
  | "compensation report"
  | "short message"
  | "short data"
  | "first failure"
  | "raise"
  | "in time"
  | "past deadline"
  | "wait in time"
  | "kept size"
  | "with room"
  | "with context"
  | "client context"
  | "raced result"
  | "checked raced result"
  | "result of a race"
  | "sent attribute"
  | "received attribute"
  | "map values"
  | "timestamp"
  | "execution id"
  | "execution name"
  | "execution start"
  | "task token";
