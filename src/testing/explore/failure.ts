/** What a call is that is made to fail, and how it fails. */

/** A call of the workflow: the so-manieth of its task, from 1, its retries included. */
export interface CallOf {
  readonly task: string;
  readonly number: number;
  /** No call, but what a distributed Map reads or writes. */
  readonly byMapRun?: true;
}

/** True for the same call. */
export function isSameCall(one: CallOf, other: CallOf): boolean {
  return one.task === other.task && one.number === other.number && one.byMapRun === other.byMapRun;
}

/** How a call fails. */
export interface Way {
  /**
   * Name of the error in the state machine; `States.Timeout` and `States.HeartbeatTimeout` are the limits of a state
   * that hears nothing; null is the time limit of the function.
   */
  readonly error: string | null;
  /** What the task does has happened before it fails. */
  readonly effectDone: boolean;
  /** The call of a `callback` is made, and it is whoever has its token who fails, or is not heard of. */
  readonly answered?: true;
}

/** A call that is made to fail. */
export interface Failure extends CallOf, Way {
  /** Only its first attempt fails. */
  readonly once: boolean;
}

/** `the 2nd call of chargeCard fails with SoldOut, once, its effect done`. */
export function failureText({ task, number, error, effectDone, answered, once }: Failure): string {
  const which = number === 1 ? shownName(task) : `${shownName(task)} (call ${number})`;
  return `${which} ${how(error, answered === true)}${once ? " once" : ""}${effectDone ? " when its effect is done" : ""}`;
}

/** Functions and workers elsewhere are called by their ARNs. */
export function shownName(task: string): string {
  return /:(?:function|activity):(.+)$/.exec(task)?.[1] ?? task;
}

function how(error: string | null, answered: boolean): string {
  switch (error) {
    case null:
      return "times out";
    case "States.Timeout":
      return "is not answered in time";
    case "States.HeartbeatTimeout":
      return "falls silent";
    default:
      return answered ? `is answered with ${error}` : `fails with ${error}`;
  }
}
