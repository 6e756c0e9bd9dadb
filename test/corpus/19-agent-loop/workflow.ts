import * as tasks from "./tasks";

/**
 * Asks a model, gives it what its tools have found, and asks again until it has an answer.
 * @workflow
 */
export async function answerWithTools(input: { agent: string; question: string }): Promise<tasks.Message> {
  const prompt = await tasks.getPrompt(input.agent);
  let messages: tasks.Message[] = [{ role: "user", content: [input.question] }];
  for (;;) {
    const answer = await tasks.callModel(prompt, messages);
    await tasks.putMetric("tokens", answer.tokens);
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
