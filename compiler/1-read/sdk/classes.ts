/** The classes of the AWS SDK, recognised by where their types are declared, never by what a name in the source says. */
import { Node, type ClassDeclaration, type Type } from "ts-morph";

/** A class of a package of the SDK. */
export interface SdkClass {
  /** `@aws-sdk/client-dynamodb` */
  readonly module: string;
  readonly name: string;
  readonly declaration: ClassDeclaration;
}

const packages = /\/node_modules\/(@aws-sdk\/(?:client-[\w-]+|lib-dynamodb))\//;

/** The document client, which writes plain values where DynamoDB has tagged ones. */
export const documentModule = "@aws-sdk/lib-dynamodb";

/** True for what a package of the SDK declares. */
export function isOfSdk(declaration: Node): boolean {
  return packages.test(declaration.getSourceFile().getFilePath());
}

/** The class of the SDK that a type is an instance of, or null. */
function sdkClass(type: Type): SdkClass | null {
  const declaration = type.getSymbol()?.getDeclarations().find(Node.isClassDeclaration);
  return declaration === undefined ? null : declaredBySdk(declaration);
}

/** The package of the SDK that declares a class, and its name there. */
export function declaredBySdk(declaration: ClassDeclaration): SdkClass | null {
  const [, module] = packages.exec(declaration.getSourceFile().getFilePath()) ?? [];
  const name = declaration.getName();
  return module === undefined || name === undefined ? null : { module, name, declaration };
}

/** A command: what `send` is given. */
export function commandClass(type: Type): SdkClass | null {
  const found = sdkClass(type);
  return found?.name.endsWith("Command") === true ? found : null;
}

/** The command of DynamoDB's client that a command of the document client stands for; null for any other. */
export function beneathDocument(command: SdkClass, at: Node): string | null {
  if (command.module !== documentModule) return null;
  const beneath = command.declaration.getProperty("clientCommand")?.getType() ?? at.getType();
  return commandClass(beneath)?.name ?? null;
}

/** A client: what has `send`, or a method for each action. */
export function clientClass(type: Type): SdkClass | null {
  const found = sdkClass(type);
  return found !== null && type.getProperty("send") !== undefined ? found : null;
}

/** What a client is called without `Client`: `DynamoDB` for both of its classes. */
export function clientStem(name: string): string {
  return name.replace(/Client$/, "");
}
