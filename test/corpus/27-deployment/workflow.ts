import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { callback, job } from "sfn-compile";
import * as tasks from "./tasks";

const sqs = new SQSClient({});
const build = job("codebuild:startBuild", { timeout: "1 hour" });

interface Answer {
  superseded: boolean;
  outputs: string;
}

/**
 * Builds a commit and, if it is the newest of the main branch, deploys it stack by stack.
 * @workflow
 */
export async function deployCommit(commit: tasks.Commit): Promise<string> {
  const { Build } = await build({ ProjectName: "site", SourceVersion: commit.id });
  if (!commit.main) return "built";
  const { superseded } = await ask("supersession", commit.id, "");
  if (superseded) return "superseded";
  const artifact = Build.Artifacts.Location;
  const parameters = await tasks.fileFromZip(artifact, "network.json");
  const deploy = async (stack: string) => await ask(stack, artifact, parameters);
  await deploy("utilities-shared");
  await deploy("utilities-dev");
  await deploy("utilities-prod");
  await deploy("utilities-open");
  await Promise.all([deploy("layers-shared"), deploy("layers-dev"), deploy("layers-prod"), deploy("layers-open")]);
  await deploy("dns");
  await deploy("gateway");
  const { outputs } = await deploy("core");
  await tasks.tagOutdated(artifact);
  return outputs;
}

/** Whoever deploys answers by the token; one after another for each stack. */
function ask(what: string, about: string, parameters: string): Promise<Answer> {
  return callback<Answer>(
    (token) =>
      sqs.send(
        new SendMessageCommand({
          QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/deployments.fifo",
          MessageGroupId: what,
          MessageBody: JSON.stringify({ what, about, parameters, token }),
        }),
      ),
    { timeout: "2 hours" },
  );
}
