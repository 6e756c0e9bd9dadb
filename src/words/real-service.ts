/** Calls a service with the AWS SDK that the project has installed, or that Lambda provides. It is loaded when it is needed. */

type Constructor = new (input: object) => object;

/** Sends one command, and gives what the service answers. Rejects where the package is not installed. */
export async function callService(module: string, client: string, command: string, input: object): Promise<unknown> {
  const sdk: unknown = await import(module);
  const made = new (classIn(sdk, client, module))({});
  const send: unknown = "send" in made ? made.send : undefined;
  if (typeof send !== "function") throw new Error(`${client} of ${module} has no method \`send\``);
  const asked = new (classIn(sdk, command, module))(input);
  return Reflect.apply(send, made, [asked]);
}

function classIn(sdk: unknown, name: string, module: string): Constructor {
  const found: unknown = typeof sdk === "object" && sdk !== null ? Reflect.get(sdk, name) : undefined;
  if (!isConstructor(found)) throw new Error(`${module} has no ${name}`);
  return found;
}

function isConstructor(value: unknown): value is Constructor {
  return typeof value === "function";
}
