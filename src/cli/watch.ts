/** `--watch`: the work of a command, done again whenever a source has changed, until Ctrl-C. */
import { watch, type FSWatcher } from "node:fs";
import type { LoadedProject } from "../build/project";
import { StandingProject } from "../build/standing-project";
import type { Arguments } from "./arguments";
import { UsageError } from "./arguments";
import { exitCodes } from "./command";
import { print, type Io } from "./io";

/** Does the work once, and again after each change. Gives the exit code when it is interrupted: that is how it ends. */
export async function watching(
  given: Arguments,
  io: Io,
  work: (loaded: LoadedProject, standing: StandingProject) => Promise<unknown>,
): Promise<number> {
  for (const other of ["json", "check"])
    if (given.has(other))
      throw new UsageError(`--watch goes on until it is interrupted: it does not go with --${other}`);
  const standing = new StandingProject(io.cwd, given.positionals);
  const folders = new WatchedFolders();
  const interrupted = io.interrupted().then(() => true);
  try {
    for (let done = false; !done;) {
      const begun = performance.now();
      const loaded = standing.refresh();
      if (loaded !== null) {
        await work(loaded, standing);
        print(io.stdout, `Watching for changes (took ${((performance.now() - begun) / 1_000).toFixed(1)} s).`);
      }
      // What changed in a folder before it was watched is seen by looking once more.
      if (!folders.follow(standing.folders())) done = await Promise.race([folders.changed(), interrupted]);
    }
  } finally {
    folders.close();
  }
  return exitCodes.fine;
}

/** How long nothing must happen before it is looked: editors write a file in several steps. */
const quietMilliseconds = 30;

/** Folders in which something may happen to files. */
class WatchedFolders {
  readonly #watchers = new Map<string, FSWatcher>();
  #happened = false;
  #notice: () => void = () => undefined;

  /** Watches these folders too; true when one of them is new. */
  follow(folders: readonly string[]): boolean {
    const added = folders.filter((folder) => !this.#watchers.has(folder));
    for (const folder of added) {
      const watcher = watch(folder, () => {
        this.#happened = true;
        this.#notice();
      });
      // A folder that is gone is watched no longer, and again when it is back.
      watcher.on("error", () => {
        watcher.close();
        this.#watchers.delete(folder);
      });
      this.#watchers.set(folder, watcher);
    }
    return added.length > 0;
  }

  /** Waits until something has happened and nothing happens any more. Gives false. */
  async changed(): Promise<false> {
    while (!this.#happened) await new Promise<void>((resolve) => (this.#notice = resolve));
    while (this.#happened) {
      this.#happened = false;
      await new Promise((resolve) => setTimeout(resolve, quietMilliseconds));
    }
    return false;
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
  }
}
