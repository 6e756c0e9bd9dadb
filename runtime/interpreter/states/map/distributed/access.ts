/** What a Map Run reads and writes, told to whoever has asked to be told. */
import type { Json } from "../../../../../compiler/asl/definition";
import { StateFailure } from "../../../failures";
import type { Visit } from "../../../run";

/** What is asked of the object store. */
export interface Request {
  /** `s3:getObject` */
  readonly action: string;
  readonly arguments: Json;
}

/** Makes an access and tells what came of it; `seen` is that as JSON. */
export async function told<Result>(
  { run, name }: Visit,
  { action, arguments: asked }: Request,
  access: () => Promise<Result>,
  seen: (result: Result) => Json,
): Promise<Result> {
  const about = { state: name, action, arguments: asked, time: run.clock.now };
  try {
    const failure = run.failObjects({ state: name, action, arguments: asked });
    if (failure !== null) throw new StateFailure(failure.error, failure.cause);
    const result = await access();
    run.onObjects({ ...about, outcome: { kind: "returned", value: seen(result) } });
    return result;
  } catch (failure) {
    if (failure instanceof StateFailure) {
      const { error, cause } = failure;
      run.onObjects({ ...about, outcome: { kind: "failed", name: error ?? "", message: cause ?? "" } });
    }
    throw failure;
  }
}

/** `arn:aws:states:::s3:getObject` → `s3:getObject` */
export function actionOf(resource: string): string {
  return resource.split(":::")[1] ?? resource;
}
