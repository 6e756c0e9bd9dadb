/** `validate` against what AWS was recorded to refuse, and to take. */
import fs from "node:fs";
import path from "node:path";
import { refusalToCreate } from "../../runtime/validate/refusal";
import { validate } from "../../runtime/validate/validate";
import { jsonFiles, readJson, recordings, shared } from "./conformance/files";

interface RecordedRefusal {
  readonly id: string;
  readonly definition: unknown;
  readonly params: { readonly name: string };
  readonly expected: { readonly error: { readonly code: string; readonly message: string } };
}

/** What the account of a recording held when it was made. */
function accountOf({ id, params: { name } }: RecordedRefusal): Parameters<typeof refusalToCreate>[1] {
  const arn = `arn:aws:states:us-east-1:111111111111:stateMachine:${name}`;
  return {
    ...(id.includes("already_exists") ? { stateMachines: { [name]: arn } } : {}),
    ...(id.includes("deleted_log_group") ? { logGroups: [] } : {}),
  };
}

/** Recorded ARNs of which only a word was kept, and what deployments put for placeholders. */
function asDeployed(definition: unknown): unknown {
  const lambda = "arn:aws:lambda:us-east-1:111111111111:function:f";
  const text = JSON.stringify(definition)
    .replaceAll(/"(\w*)Seconds":"\$\{\w+\}"/g, '"$1Seconds":60')
    .replaceAll(/"Resource":"(?:\$\{[^}]*\}|[a-z<>_-]+)"/g, `"Resource":"${lambda}"`)
    .replaceAll("arn:${AwsPartition}:", "arn:aws:")
    .replaceAll(/\$\{\w+\}/g, "1");
  return JSON.parse(text);
}

/** Definitions in the collection that are not whole. */
const cut = ["19-llm-agent-loop-with-tools-jsonata-variab.json"];

const maybe = recordings.arePresent ? describe : describe.skip;
if (!recordings.arePresent)
  process.stdout.write("validation: skipped, the recordings do not stand beside the project\n");

maybe("recorded refusals (skipped where the recordings are not there)", () => {
  const all = jsonFiles(path.join(recordings.folder, "validation")).map((file) => readJson(file) as RecordedRefusal);

  test("are given in the same words", () => {
    const different = all.filter((recorded) => {
      const { code, message } = recorded.expected.error;
      const refusal = refusalToCreate({ ...recorded.params, definition: recorded.definition }, accountOf(recorded));
      return refusal?.code !== code || refusal.message !== message;
    });
    process.stdout.write(`validation: ${all.length - different.length} of ${all.length} refusals are exact\n`);
    expect(different.map(({ id }) => id)).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(100);
  });
});

maybe("definitions that AWS ran", () => {
  const recorded = ["cases", "tables"].flatMap((folder) => jsonFiles(path.join(recordings.folder, folder)));

  test("are valid", () => {
    const definitions = recorded.flatMap((file) => {
      const { definition, type, rows } = readJson(file) as {
        definition?: unknown;
        type?: "EXPRESS" | "STANDARD";
        rows?: { definition: unknown }[];
      };
      const found = definition === undefined ? (rows ?? []).map((row) => row.definition) : [definition];
      return found.map((each) => ({ file, each, type: type ?? ("STANDARD" as const) }));
    });
    const refused = definitions.flatMap(({ file, each, type }) =>
      validate(asDeployed(each), { type }).diagnostics.map(({ message, location }) => [file, message, location]),
    );
    expect(refused).toEqual([]);
    expect(definitions.length).toBeGreaterThanOrEqual(400);
  });
});

const real = path.join(shared, "real-workflows");
(fs.existsSync(real) ? describe : describe.skip)("definitions that people run", () => {
  const files = fs.existsSync(real) ? jsonFiles(real).filter((file) => !cut.includes(path.basename(file))) : [];

  test.each(files.map((file) => [path.basename(file), file]))("%s is valid", (_, file) => {
    expect(validate(asDeployed(readJson(file ?? ""))).diagnostics).toEqual([]);
  });
});

describe("definitions that this compiler writes", () => {
  const root = path.join(__dirname, "../fixtures");
  const files = jsonFiles(root).filter((file) => file.endsWith("expected.asl.json"));

  test("are valid", () => {
    const refused = files.flatMap((file) =>
      validate(asDeployed(readJson(file))).diagnostics.map((each) => [path.relative(root, file), each]),
    );
    expect(refused).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });
});
