/** Workflows that call others: the machine of the other runs as well, unless a stub answers for it; and what is deployed for it. */
import { parse } from "yaml";
import { manifestOf } from "../../src/build/manifest";
import { templateText } from "../../src/build/template";
import { Code } from "../../src/testing/code";
import { when } from "../../src/testing/stub";
import type { Stub } from "../../src/testing/stub";
import { failing } from "../../src/testing/explore/inject";
import { runTrial, tryOut } from "../../src/testing/trial";
import { charge, priceOf, report, settleOrder } from "../fixtures/child/unwrapped/children";
import { subjectOf } from "../language/play";
import { compileFolder, sharedProject } from "../language/shared-project";
import { repository } from "../repository";

const folder = `${repository}/test/fixtures/child/unwrapped`;
const project = sharedProject();
project.addSourceFilesAtPaths(`${folder}/*.ts`);
project.resolveSourceFileDependencies();
const compilation = compileFolder(project, folder);
const subject = subjectOf(compilation);
const code = new Code(subject);

const order = (id: string, ...stubs: Stub[]) => runTrial(subject, { code, stubs, input: { id, late: false } });

test("what has no stub runs, with the stubs of its own tasks, and is held against its own function", async () => {
  const run = await order(
    "o1",
    when(charge, (amount) => `paid ${amount}`),
  );
  expect(run).toMatchObject({ status: "SUCCEEDED", output: "paid 12.5+paid 2" });
  expect(run.calls(charge)).toEqual(expect.arrayContaining([[12.5], [2]]));
  expect(run.calls(settleOrder)).toHaveLength(2);
});

test("what fails in it arrives under its own name and message", async () => {
  const run = await order("o1", when(priceOf, 2000), when(charge, "paid"));
  expect(run.output).toBe("declined: too much: 2000");
  const other = await order("o1", when(charge, new RangeError('no "funds": {}')));
  expect(other.error).toEqual({ name: "RangeError", message: 'no "funds": {}' });
  expect((await order("")).error).toEqual({ name: "RangeError", message: "nothing" });
});

test("a stub answers for it; one that is only started is not heard of again", async () => {
  const run = await order(
    "o1",
    when(settleOrder, ({ id, total }) => `${id}: ${total}`),
  );
  expect(run.output).toBe("o1: 12.5+o1: 2");
  const free = await order("free", when(charge, new Error("nobody hears it")), when(report, new Error("nor this")));
  expect(free).toMatchObject({ status: "SUCCEEDED", duration: 0 });
  expect(free.calls(settleOrder)).toEqual([[{ id: "free", total: 0 }, { name: "free-free" }]]);
  await expect(
    order(
      "o1",
      when(async function charged() {}, undefined),
    ),
  ).rejects.toThrow("Is charge meant?");
});

test("a start that is made to fail fails the call that starts", async () => {
  const failure = { task: "report", number: 1, error: "Error", effectDone: false, once: false };
  const stubs = [when(priceOf, null)];
  const input = { id: "free", late: false };
  const { run } = await tryOut(subject, { code, stubs, input }, { between: failing([failure], new Map()) });
  expect(run.error).toEqual({ name: "Error", message: "report is made to fail" });
});

test("its machine is named in the definition, deployed with it, and may be started", () => {
  const { workflows } = manifestOf(compilation, { format: "json", bundle: false });
  expect(workflows.find(({ name }) => name === "order")?.substitutions).toEqual({
    PriceOfStateMachineArn: { workflow: "priceOf" },
    ReportStateMachineArn: { workflow: "report" },
    SettleOrderStateMachineArn: { workflow: "settle-order" },
  });
  const tags = ["!Ref", "!GetAtt", "!Sub"].map((tag) => ({ tag, resolve: (text: string) => `${tag} ${text}` }));
  const template: unknown = parse(templateText(compilation, "json"), { customTags: tags, version: "1.1" });
  expect(template).toMatchObject({
    Resources: {
      OrderStateMachine: {
        Properties: {
          DefinitionSubstitutions: {
            PriceOfStateMachineArn: "!Ref PriceOfStateMachine",
            SettleOrderStateMachineArn: "!Ref SettleOrderStateMachine",
          },
        },
      },
      OrderStateMachineRole: {
        Properties: {
          Policies: [
            {
              PolicyDocument: {
                Statement: expect.arrayContaining([
                  { Effect: "Allow", Action: ["states:StartSyncExecution"], Resource: ["!Sub ${PriceOfStateMachine}"] },
                  expect.objectContaining({ Action: ["states:StartExecution"] }),
                  expect.objectContaining({ Action: ["states:DescribeExecution", "states:StopExecution"] }),
                ]) as unknown,
              },
            },
          ],
        },
      },
    },
  });
});
