import * as tasks from "./tasks";

/**
 * Publishes a version for each size, runs all of them, cleans up, keeps the best; nothing is left behind if that fails.
 * @workflow
 */
export async function tunePower(input: { arn: string }): Promise<{ size: number } | null> {
  const { arn } = input;
  let stats: { size: number; cost: number }[];
  try {
    let config = await tasks.initialize(arn);
    do {
      config = await tasks.publish(config);
    } while (config.more);
    stats = await Promise.all(config.sizes.map((size) => tasks.execute(arn, size)));
  } catch {
    await tasks.clean(arn);
    return null;
  }
  await tasks.clean(arn);
  const best = await tasks.analyze(stats);
  await tasks.optimize(arn, best.size);
  return best;
}
