/** The page about the architecture names the shrinking passes that there are, in the order in which they run. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allPasses } from "../../compiler/3-plan/plan";
import { repository } from "../build/temporary-project";

test("every pass has its row", () => {
  const page = readFileSync(join(repository, "docs/architecture.md"), "utf8");
  const table = page.slice(page.indexOf("| pass "), page.indexOf("## Emit"));
  expect([...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual(allPasses);
});
