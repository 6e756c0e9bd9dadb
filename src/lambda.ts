/** What runs inside a task's Lambda function. Bundled into every task, so it stays tiny. */
export { handler } from "../runtime/lambda/handler";
export type { TaskHandler, TaskSignature } from "../runtime/lambda/handler";
