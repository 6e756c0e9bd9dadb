import { integration } from "sfn-compile";
import * as tasks from "./tasks";

const getPrompt = integration<
  (prompt: {
    PromptIdentifier: string;
  }) => Promise<{ Variants?: { TemplateConfiguration: { Text: { Text: string } } }[] }>
>("arn:aws:states:::aws-sdk:bedrockagent:getPrompt");
const putMetricData = integration<
  (metrics: { Namespace: string; MetricData: { MetricName: string; Value: number; Unit: string }[] }) => Promise<void>
>("arn:aws:states:::aws-sdk:cloudwatch:putMetricData");

/**
 * Asks a model, gives it what its tools have found, and asks again until it has an answer.
 * @workflow
 */
export async function answerWithTools(input: { agent: string; question: string }): Promise<tasks.Message> {
  const { Variants } = await getPrompt({ PromptIdentifier: input.agent });
  const prompt = Variants?.[0]?.TemplateConfiguration.Text.Text ?? "";
  let messages: tasks.Message[] = [{ role: "user", content: [input.question] }];
  for (;;) {
    const answer = await tasks.callModel(prompt, messages);
    await putMetricData({
      Namespace: "agents",
      MetricData: [{ MetricName: "tokens", Value: answer.tokens, Unit: "Count" }],
    });
    if (answer.calls.length === 0 || ["end_turn", "stop"].includes(answer.stopReason)) return answer.message;
    const found = await Promise.all(answer.calls.map((call) => use(call)));
    messages = [...messages, answer.message, { role: "user", content: found }];
  }
}

async function use(call: tasks.Call): Promise<string> {
  switch (call.name) {
    case "get_schema":
      return await tasks.getSchema(call.id);
    case "execute_python":
      return await tasks.executePython(call.input);
    default:
      return `no tool ${call.name}`;
  }
}
