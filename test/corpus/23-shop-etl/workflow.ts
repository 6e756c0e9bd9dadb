import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Takes in what the tills or the stores have sent, and computes the figures once both are there.
 * @workflow
 */
export async function takeIn(arrival: tasks.Arrival): Promise<string> {
  try {
    if (arrival.kind === "pos") await ingest("pos", arrival.file);
    else if (arrival.kind === "inventory") await ingest("inventory", arrival.file);
    else {
      await tasks.notify(`${arrival.kind} is no kind of data`);
      return "invalid";
    }
    let ready = await tasks.readiness();
    while (!(ready.pos && ready.inventory)) {
      await sleep("1 minute");
      ready = await tasks.readiness();
    }
    await tasks.runJob("compute-kpi", arrival.file);
    await tasks.markReady("kpi");
    await tasks.notify("done");
    return "done";
  } catch (error) {
    await tasks.notify(error instanceof Error ? error.message : "failed");
    return "failed";
  }
}

async function ingest(kind: string, file: string): Promise<void> {
  await tasks.convert(kind, file);
  await tasks.startCrawler(`${kind}-crawler`);
  while ((await tasks.crawlerState(`${kind}-crawler`)) !== "READY") await sleep("30 seconds");
  await tasks.runJob(`${kind}-job`, file);
  await tasks.markReady(kind);
}
