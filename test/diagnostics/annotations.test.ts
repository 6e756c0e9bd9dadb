/** What annotations say arrives in what is compiled. */
import { compileText } from "./compile-text";

test("the permissions of a workflow and of a task, each on its own", () => {
  const { compilation, rendered } = compileText({
    "workflows/order.ts": `/**
 * @task
 * @permission ses:SendEmail *
 */
export async function mail(text: string): Promise<void> { void text; }
/**
 * @workflow
 * @permission kms:Decrypt arn:aws:kms:*:*:key/orders
 * @permission kms:GenerateDataKey arn:aws:kms:*:*:key/orders
 */
export async function order(text: string): Promise<void> { await mail(text); }
`,
  });
  expect(rendered).toEqual([]);
  expect(compilation.tasks[0]?.permissions).toEqual([{ action: "ses:SendEmail", resource: "*" }]);
  expect(compilation.workflows[0]?.permissions).toEqual([
    { action: "kms:Decrypt", resource: "arn:aws:kms:*:*:key/orders" },
    { action: "kms:GenerateDataKey", resource: "arn:aws:kms:*:*:key/orders" },
  ]);
});
