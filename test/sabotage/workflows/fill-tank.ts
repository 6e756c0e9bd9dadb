import { compensate, sleep } from "sfn-compile";
import { closeValve, openValve, ring } from "./tasks";

export interface Tank {
  mode: "full" | "half" | "drip" | "off";
  patience: number;
}

/**
 * A `switch` that falls through, a loop that ends in its middle, and valves that are closed when anything fails.
 * @workflow
 */
export async function fillTank(tank: Tank): Promise<{ litres: number; waited: number }> {
  const main = await openValve("main");
  compensate(async () => {
    await closeValve("main");
    await ring("the main valve is closed");
  });

  let litres = main;
  switch (tank.mode) {
    // @ts-expect-error -- falls through on purpose
    case "full":
      litres += await openValve("top");
    case "half":
      litres += await openValve("middle");
      break;
    case "drip":
      await ring("drip");
      break;
    default:
      return { litres, waited: 0 };
  }

  const side = await openValve("side");
  compensate(async () => {
    await closeValve("side");
  });
  let waited = 0;
  while (true) {
    if (litres + side >= 100) break;
    if (waited >= tank.patience) throw new RangeError("it leaks");
    waited++;
    await sleep("5 minutes");
    litres -= waited;
    litres = litres + (await openValve("boost"));
  }
  await ring("full");
  return { litres, waited };
}
