import { callback } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Turns a channel off when somebody else agrees.
 * @workflow
 */
export async function turnOff(input: { channel: string }): Promise<void> {
  const answer = await callback<tasks.Answer>((token) => tasks.askByMail(input.channel, token), {
    timeout: "1 day",
  });
  if (!answer.approved) throw new tasks.Rejected(`by ${answer.by}`);
  await tasks.stopChannel(input.channel);
}
