/** Registrations: the step, its compensation before or after it, and what the compensation does. */
import { key } from "./place";
import type { Place } from "./place";

/** Takes something, and registers how to give it back. Gives the lines and the variable with its name, if there is one. */
export function takeAndRegister(place: Place): readonly string[] {
  const { random, program, repeats } = place;
  const before = program.features.has("before");
  return random.choose([
    [5, () => after(place)],
    [before ? 2 : 0, () => registeredByKey(place)],
    [before && !repeats ? 2 : 0, () => registeredLive(place)],
    [before ? 1 : 0, () => conditional(place)],
  ]);
}

/** After the step: undone if it has succeeded. */
function after(place: Place): readonly string[] {
  const id = place.program.name("id");
  return [`const ${id} = await ${take(place)};`, registration(place, id)];
}

/** Before the step, by a name that is known: undone whatever becomes of it. */
function registeredByKey(place: Place): readonly string[] {
  const { program } = place;
  program.note("before");
  const name = program.name("key");
  const clear = program.call("clear", name);
  return [
    `const ${name} = ${key(place)};`,
    `compensate(async () => { await ${clear}; }${options(place)});`,
    `await ${program.call("take", name)};`,
  ];
}

/** Before the step, by a variable that is read when the block runs. */
function registeredLive(place: Place): readonly string[] {
  const { program } = place;
  const id = program.name("id");
  return [
    `let ${id}: string | null = null;`,
    `compensate(async () => { if (${id} !== null) await ${program.call("release", id)}; }${options(place)});`,
    `${id} = await ${take(place)};`,
  ];
}

/** Registered on one of two ways only, the thing being taken on that way only. */
function conditional(place: Place): readonly string[] {
  const id = place.program.name("id");
  const inner = [`const ${id} = await ${take(place)};`, registration(place, id)];
  return [`if (${place.random.chance(0.5) ? "input.flag" : "input.items.length > 1"}) {`, ...inner, "}"];
}

function take(place: Place): string {
  return place.program.call("take", key(place));
}

/** The registration of how to give back what has been taken. */
function registration(place: Place, id: string): string {
  const { program, random } = place;
  const release = `await ${program.call(random.chance(0.7) ? "release" : "drop", id)};`;
  if (!program.features.has("rich") || random.chance(0.5)) {
    const block = random.chance(0.5)
      ? `async () => { ${release} }`
      : `() => ${release.replace("await ", "").replace(";", "")}`;
    return `compensate(${block}${options(place)});`;
  }
  return `compensate(async () => { ${richBody(place, id, release)} }${options(place)});`;
}

/** Several steps. Whatever fails in a block says which thing is not given back. */
function richBody({ program, random, writes }: Place, id: string, release: string): string {
  const tell = `await ${program.call("tell", id)};`;
  return random.pick([
    `${tell} ${release}`,
    `${release} ${tell}`,
    `if (input.flag) ${tell} ${release}`,
    writes ? `if (total > 5) ${tell} ${release}` : `${tell} ${release}`,
    `for (const each of ["1", "2"]) { if (each === "2" || input.flag) ${tell} } ${release}`,
    `await sleep(60); ${release}`,
    `try { ${tell} } finally { ${release} }`,
    `try { ${tell} } catch { await sleep("1 second"); } ${release}`,
    `try { ${release} } catch (error) { if (error instanceof Busy) throw error; await ${program.call("drop", id)}; }`,
  ]);
}

function options({ program, random }: Place): string {
  if (program.features.has("halt") && !program.features.has("groups") && random.chance(0.4)) {
    program.note("halt");
    return ', { onFailure: "halt", retry: { retries: 0 } }';
  }
  return random.choose([
    [4, () => ", { retry: { retries: 0 } }"],
    [2, () => ', { retry: { retries: 1, interval: "3 seconds" } }'],
    // Pauses of random length leave open who meets the deadline.
    [program.features.has("deadline") ? 0 : 2, () => ""],
  ]);
}
