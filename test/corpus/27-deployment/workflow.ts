import * as tasks from "./tasks";

/**
 * Builds a commit and, if it is the newest of the main branch, deploys it stack by stack.
 * @workflow
 */
export async function deployCommit(commit: tasks.Commit): Promise<string> {
  const { artifact } = await tasks.build(commit.id);
  if (!commit.main) return "built";
  if (await tasks.isSuperseded(commit.id)) return "superseded";
  const parameters = await tasks.fileFromZip(artifact, "network.json");
  const deploy = async (stack: string) => await tasks.deployStack(stack, artifact, parameters);
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
