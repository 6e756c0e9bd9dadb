/** One function, tried with several sizes of memory. */
export interface Config {
  sizes: number[];
  published: number;
  more: boolean;
}

/** @task */
export async function initialize(arn: string): Promise<Config> {
  return { sizes: [128], published: arn.length, more: true };
}

/** @task */
export async function publish(config: Config): Promise<Config> {
  return { ...config, published: config.published + 1, more: config.published + 1 < config.sizes.length };
}

/** @task */
export async function execute(arn: string, size: number): Promise<{ size: number; cost: number }> {
  return { size, cost: arn.length };
}

/** @task */
export async function clean(arn: string): Promise<void> {}

/**
 * @task
 * @timeout 10 seconds
 */
export async function analyze(stats: { size: number; cost: number }[]): Promise<{ size: number }> {
  return { size: stats.length };
}

/** @task */
export async function optimize(arn: string, size: number): Promise<void> {}
