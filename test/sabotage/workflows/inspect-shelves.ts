import { closeShelf, inspect, report, stick } from "./tasks";
import type { Hall } from "./tasks";

export interface Inspection {
  seen: number;
  fine: number;
  tries: number;
  burning: string | null;
}

/**
 * Nested loops with labels, and one that tests at its end.
 * @workflow
 */
export async function inspectShelves(hall: Hall): Promise<Inspection> {
  let seen = 0;
  let fine = 0;
  let burning: string | null = null;
  shelves: for (const shelf of hall.shelves) {
    for (const box of shelf.boxes) {
      const condition = await inspect(shelf.id, box);
      seen++;
      if (condition === "empty") continue;
      if (condition === "locked") continue shelves;
      if (condition === "on fire") {
        burning = box;
        break shelves;
      }
      fine += 1;
      await stick(box, `fine, says ${hall.guard}`, fine === 1);
    }
    await closeShelf(shelf.id);
  }
  let tries = 0;
  let heard = false;
  do {
    tries += 1;
    heard = await report(hall.guard, seen);
  } while (!heard && tries < 3);
  return { seen, fine, tries, burning };
}
