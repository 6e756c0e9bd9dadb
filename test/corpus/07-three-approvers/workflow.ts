import { askApprover } from "./tasks";

const approvers = ["finance", "legal", "security"];

/**
 * Three approvers at the same time; the first refusal ends it.
 * @workflow
 */
export async function approveThrice(request: { message: string }): Promise<string[]> {
  const answers = await Promise.all(approvers.map((topic) => askApprover(topic, request.message)));
  return answers.map(({ by }) => by);
}
