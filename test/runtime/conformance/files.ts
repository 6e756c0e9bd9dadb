/** The files of the recordings that stand beside the project, as JSON, with the names that Rule 1 gives to places. */
import fs from "node:fs";
import path from "node:path";

/** The folder of what is shared between projects. */
export const shared = path.join(__dirname, "../../../../shared");

const folder = path.join(shared, "conformance");

export const recordings = { folder, arePresent: fs.existsSync(path.join(folder, "index.json")) };

/** Every JSON file below a folder, in order; none where there is no such folder. */
export function jsonFiles(root: string): string[] {
  if (!fs.existsSync(root)) return [];
  return fs
    .readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => path.join(root, file));
}

/** The JSON of a file. */
export function readJson(file: string): unknown {
  const text = fs.readFileSync(file, "utf8");
  return JSON.parse(text.replaceAll("<partition>", "aws").replaceAll("<region>", "us-east-1"));
}
