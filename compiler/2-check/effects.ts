/** Which calls leave something behind that would have to be undone: all but those that only read, by their names. */
import type { TaskStep } from "../ir/flow";

/** Verbs of actions that change nothing, as AWS names them: `getItem`, `batchGetItem`, `describeExecution`, `headObject`. */
const reads =
  /^(?:get|list|describe|query|scan|head|search|lookup|select|detect|estimate|preview|validate|batchGet|batchDescribe|batchDetect|transactGet)(?=[A-Z]|$)/;

/** True where nothing tells that the call changes nothing. Outlined code only computes; whoever is given a token acts on it. */
export function hasEffect({ target }: TaskStep): boolean {
  if (target.kind === "outlined") return false;
  if (target.pattern === "waitForTaskToken") return true;
  switch (target.kind) {
    case "sdk":
      return !reads.test(target.action);
    case "integration":
      return !reads.test(target.api.slice(target.api.lastIndexOf(":") + 1));
    case "task":
    case "child":
    case "lambda":
    case "activity":
    case "http":
      return true;
  }
}
