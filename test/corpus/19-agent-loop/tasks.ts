/** A model that asks for tools, and the tools. */
export interface Call {
  id: string;
  name: string;
  input: string;
}

export interface Message {
  role: string;
  content: string[];
}

export interface Answer {
  message: Message;
  calls: Call[];
  stopReason: string;
  tokens: number;
}

/** @task */
export async function callModel(prompt: string, messages: Message[]): Promise<Answer> {
  return {
    message: { role: "assistant", content: [prompt] },
    calls: [],
    stopReason: "end_turn",
    tokens: messages.length,
  };
}

/** @task */
export async function getSchema(id: string): Promise<string> {
  return id;
}

/** @task */
export async function executePython(code: string): Promise<string> {
  return code;
}
