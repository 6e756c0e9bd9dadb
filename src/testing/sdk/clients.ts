/**
 * The packages of the SDK as the native run sees them: everything is the real thing, but what a client sends is answered from
 * the record.
 */
import type { Json } from "../../../compiler/asl/definition";
import { callOf, type SdkTarget } from "../../../compiler/ir/target";
import { isRecord, toJson } from "../json";
import type { Subject } from "../subject";
import { withStream } from "./bodies";
import { portedProviders, providersModule } from "./credentials";
import { documentModule, marshalledInput, shownSets, unmarshalled } from "./documents";
import { isClass, packageOf, sdkTargets, shapesOf } from "./packages";
import { asSdk, schemasOf } from "./schema";

/** Answers a call, as a state machine has the answer. */
export type Call = (call: string, args: readonly unknown[]) => Promise<unknown>;

/** A package whose clients call the record; null for any other package. */
export function portedPackage(id: string, subject: Subject, call: Call): object | null {
  if (id === providersModule) return portedProviders(subject.root);
  if (!/^@aws-sdk\/(client-|lib-dynamodb$)/.test(id)) return null;
  const real = packageOf(subject.root, id);
  const own = sdkTargets(subject).filter(({ module }) => module === id || id === documentModule);
  const entries = Object.entries(real).map(([name, value]): readonly [string, unknown] => [
    name,
    isClass(value) && isClient(value.prototype) ? ported(value, { subject, targets: own, call }) : value,
  ]);
  return Object.fromEntries(entries);
}

interface Ported {
  readonly subject: Subject;
  readonly targets: readonly SdkTarget[];
  readonly call: Call;
}

function isClient(prototype: unknown): boolean {
  return typeof prototype === "object" && prototype !== null && "send" in prototype;
}

function ported(client: new (...args: readonly unknown[]) => object, { subject, targets, call }: Ported) {
  return class extends client {
    /** As a document client is made. */
    static from(...given: readonly unknown[]): object {
      return new this(...given);
    }

    async send(command: object): Promise<unknown> {
      const name = command.constructor.name;
      const document = targets.find((each) => each.document === name);
      const input: unknown = isRecord(command) ? command["input"] : undefined;
      if (document !== undefined) return sendDocument({ root: subject.root, target: document, call }, input, this);
      const target = targets.find((each) => each.command === name && each.document === undefined);
      const answer = await call(target === undefined ? name : callOf(target), [toJson(input ?? {})]);
      const given: Json = toJson(answer);
      const value = withStream(target, given, asSdk(given, schemasOf(command).output));
      return isRecord(value) ? { ...value, $metadata: {} } : value;
    }
  };
}

interface Documents {
  readonly root: string;
  readonly target: SdkTarget;
  readonly call: Call;
}

/** As the document client does it: throws what it throws for values that it does not take. */
async function sendDocument({ root, target, call }: Documents, input: unknown, client: object): Promise<unknown> {
  const config = isRecord(client) && isRecord(client["config"]) ? client["config"]["translateConfig"] : undefined;
  const options = isRecord(config) && isRecord(config["marshallOptions"]) ? config["marshallOptions"] : {};
  const sent = unmarshalled(root, target, marshalledInput(root, target, input, options), "input");
  const answer = toJson(await call(callOf(target), [toJson(shownSets(sent))]));
  const value = unmarshalled(root, target, asSdk(answer, shapesOf(root, target).output), "output");
  return isRecord(value) ? { ...value, $metadata: {} } : value;
}
