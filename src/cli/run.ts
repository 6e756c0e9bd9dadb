/** `sfn-compile run`: runs a workflow or a definition on this machine. */
import { UsageError } from "./arguments";
import type { Arguments } from "./arguments";
import type { Run } from "./command";
import { namesDefinition } from "./definition/definition-file";
import { runDefinition } from "./run/definition";
import { readFailures } from "./run/failures";
import { runWorkflow } from "./run/workflow";

export const run: Run = async (given, io) => {
  const failures = readFailures(given.values("fail"));
  const target = onlyTarget(given);
  return namesDefinition(target)
    ? runDefinition(target, failures, given, io)
    : runWorkflow(target, failures, given, io);
};

function onlyTarget({ positionals }: Arguments): string {
  const [target = "", ...more] = positionals;
  if (more.length > 0) throw new UsageError(`run takes one file or folder, not ${positionals.length}`);
  return target;
}
