/** execution.id   →   $states.context.Execution.Id */
import { currentHost } from "./host";
import type { ExecutionFacts } from "./host";

/** A run outside of any test is one execution of its own, for as long as its process lives. */
const own: ExecutionFacts = {
  id: "arn:aws:states:us-east-1:000000000000:execution:native:native",
  name: "native",
  startTime: new Date().toISOString(),
};

/** The execution that runs: its ARN, its name, and when it began. */
export const execution: ExecutionFacts = {
  get id() {
    return (currentHost()?.execution ?? own).id;
  },
  get name() {
    return (currentHost()?.execution ?? own).name;
  },
  get startTime() {
    return (currentHost()?.execution ?? own).startTime;
  },
};
