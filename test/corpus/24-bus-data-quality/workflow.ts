import * as tasks from "./tasks";

/**
 * Checks every file of an upload in fifteen ways; a check that fails is reported and stops no other.
 * @workflow
 */
export async function checkUpload(input: { upload: string }): Promise<void> {
  await tasks.acquire("checks");
  try {
    const files = await tasks.initiate(input.upload);
    await Promise.all(files.map((file) => checkFile(file)));
    await tasks.monitor(input.upload);
  } catch (error) {
    await tasks.reportFailure(input.upload);
    throw error;
  } finally {
    await tasks.release("checks");
  }
}

async function checkFile(file: string): Promise<void> {
  await Promise.all([
    safe("serviced organisations", file),
    safe("missing buses", file),
    safe("stop types", file),
    safe("operator codes", file),
    safe("cancelled services", file),
    safe("duplicate journeys", file),
    safe("licences", file),
    checkStops(file),
  ]);
}

async function checkStops(file: string): Promise<void> {
  try {
    await tasks.prefetch(file);
  } catch (error) {
    await tasks.checkFailed("prefetch", file, error instanceof Error ? error.message : "failed");
  }
  await Promise.all([
    safe("first stop", file),
    safe("last stop", file),
    safe("no timing point", file),
    safe("unknown stop", file),
    safe("missing journey code", file),
    safe("last pick-up", file),
    safe("first set-down", file),
  ]);
}

async function safe(what: string, file: string): Promise<void> {
  try {
    await tasks.check(what, file);
  } catch (error) {
    await tasks.checkFailed(what, file, error instanceof Error ? error.message : "failed");
  }
}
