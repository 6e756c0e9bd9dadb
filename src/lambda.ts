/** What runs inside a task's Lambda function. Bundled into every task, so it stays tiny. */
export { handler } from "../runtime/lambda/handler";
export { fail, heartbeat, succeed } from "./words/tokens";
export type { TaskToken } from "./words/tokens";
export type { TaskHandler, TaskSignature } from "../runtime/lambda/handler";
export { taskContext } from "./words/task-context";
export type { TaskContext } from "./words/task-context";
