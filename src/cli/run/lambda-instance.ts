/**
 * The code of an instance of a local Lambda function. It is text because the thread that runs it must load ES
 * modules by Node's own means, wherever this file itself is run: from the sources, in Jest, or from `dist`.
 */

/** Answers each payload (JSON text) with `{ result }` or `{ error }`; leaves when it receives null. */
export const instanceCode = `
const { parentPort, workerData } = require("node:worker_threads");
const loaded = import(workerData.url);
loaded.catch(() => undefined);
let number = 0;
function context() {
  number += 1;
  return {
    functionName: workerData.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:" + workerData.name,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? "128",
    awsRequestId: "00000000-0000-4000-8000-" + String(number).padStart(12, "0"),
    logGroupName: "/aws/lambda/" + workerData.name,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => 900000,
  };
}
function failure(thrown) {
  const isError = Object.prototype.toString.call(thrown) === "[object Error]";
  if (!isError) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return { errorType: thrown.name, errorMessage: thrown.message, trace: String(thrown.stack).split("\\n") };
}
parentPort.on("message", async (payload) => {
  if (payload === null) return parentPort.close();
  try {
    const { handler } = await loaded;
    const result = await handler(JSON.parse(payload), context());
    parentPort.postMessage({ result: JSON.parse(JSON.stringify(result ?? null)) });
  } catch (thrown) {
    parentPort.postMessage({ error: failure(thrown) });
  }
});
`;
