import * as tasks from "./tasks";

/**
 * Turns a channel off when somebody else agrees.
 * @workflow
 */
export async function turnOff(input: { channel: string }): Promise<void> {
  const answer = await tasks.askByMail(input.channel);
  if (!answer.approved) throw new tasks.Rejected(`by ${answer.by}`);
  await tasks.stopChannel(input.channel);
}
