/** `npm run corpus`: what the workflows of test/corpus became, in numbers, beside what people wrote by hand. */
import { readByHand } from "../test/corpus/by-hand";
import { findEntries } from "../test/corpus/entries";
import { measure } from "../test/corpus/measure";
import type { Measured } from "../test/corpus/measure";
import { tableOf } from "../test/corpus/table";
import { sharedProject } from "../test/language/shared-project";

async function main(): Promise<void> {
  const project = sharedProject();
  const entries = findEntries();
  for (const { folder } of entries) project.addSourceFilesAtPaths(`${folder}/*.ts`);
  project.resolveSourceFileDependencies();
  const measured: Measured[] = [];
  for (const entry of entries) measured.push(await measure(entry, project));
  for (const line of tableOf(measured, readByHand() ?? new Map())) process.stdout.write(`${line}\n`);
}

void main();
