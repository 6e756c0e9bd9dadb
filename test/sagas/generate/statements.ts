/** The statements of generated sagas. */
import { group } from "./groups";
import { loop } from "./loops";
import { key, within } from "./place";
import type { Place } from "./place";
import { takeAndRegister } from "./undo";

/** Some statements; nothing behind one that leaves. */
export function block(place: Place, most: number): readonly string[] {
  const lines: string[] = [];
  for (let count = place.random.between(1, most); count > 0 && place.program.left > 0; count--) {
    place.program.left--;
    lines.push(...statement(place));
  }
  return lines.length === 0 ? work(place) : lines;
}

function statement(place: Place): readonly string[] {
  const { random, program, depth, writes, leaves, returns, ownScope } = place;
  const has = (feature: Parameters<typeof program.features.has>[0], weight: number): number =>
    program.features.has(feature) && depth < 4 ? weight : 0;
  return random.choose([
    [8, () => takeAndRegister(place)],
    [4, () => work(place)],
    [writes ? 1 : 0, () => [`total += await ${program.call("count", key(place))};`]],
    [depth < 4 ? 2 : 0, () => branch(place)],
    [has("loops", 3), () => loop(place, block)],
    [has("helpers", 2), () => helper(place)],
    [has("sagas", 3), () => nested(place)],
    [has("retries", 1.5), () => retried(place)],
    [has("catch", 2), () => caught(place)],
    [has("finally", 1.5), () => finalised(place)],
    [has("groups", 3), () => group(place, block)],
    [program.features.has("commit") && ownScope ? 0.8 : 0, () => noted(place, "commit", ["commit();"])],
    [program.features.has("rollback") && ownScope ? 0.8 : 0, () => rolledBack(place)],
    [leaves ? 1 : 0, () => [`if (${condition(place)}) ${random.pick(["break", "continue"])};`]],
    [returns && random.chance(0.3) ? 1 : 0, () => [`if (${condition(place)}) return "early";`]],
    [0.4, () => [`if (${condition(place)}) throw new ${random.pick(["Busy", "SoldOut"])}(${key(place)});`]],
    [0.5, () => ["await sleep(30);"]],
  ]);
}

function work(place: Place): readonly string[] {
  const task = place.random.pick(["work", "work", "hurry", "insist"] as const);
  return [`await ${place.program.call(task, key(place))};`];
}

function noted({ program }: Place, what: string, lines: readonly string[]): readonly string[] {
  program.note(what);
  return lines;
}

/** Something to decide on; some decisions are a step of their own. */
function condition(place: Place): string {
  const { random, program, writes } = place;
  const known = ["input.flag", "input.items.length > 1", ...(writes ? ["total > 6"] : [])];
  return random.chance(0.5) ? `await ${program.call("ask", key(place))}` : random.pick(known);
}

function branch(place: Place): readonly string[] {
  const head = `if (${condition(place)}) {`;
  const then = block(within(place), 3);
  return place.random.chance(0.5) ? [head, ...then, "}"] : [head, ...then, "} else {", ...block(within(place), 3), "}"];
}

/** A function that registers with the scope of its caller. */
function helper(place: Place): readonly string[] {
  const { program } = place;
  const name = program.name("help");
  const inner = within(place, { turns: ["${where}"], repeats: true, returns: false, leaves: false, writes: false });
  program.functions.push(
    [`async function ${name}(input: Input, where: string): Promise<void> {`, ...block(inner, 3), "}"].join("\n"),
  );
  const again = place.random.chance(0.3) ? [`await ${name}(input, ${key(place)});`] : [];
  return [`await ${name}(input, ${key(place)});`, ...again];
}

function nested(place: Place): readonly string[] {
  const { random, program } = place;
  const inner = within(place, { returns: false, leaves: false, ownScope: true });
  const body = block(inner, 4);
  if (random.chance(0.3)) {
    const result = program.name("result");
    const call = program.call("count", key(place));
    return [
      `const ${result} = await saga(async () => {`,
      ...body,
      `return await ${call};`,
      "});",
      `if (${result} > 8) throw new SoldOut("${result}");`,
    ];
  }
  const lines = ["await saga(async () => {", ...body, "});"];
  return random.chance(0.5) && program.features.has("catch") ? caughtAround(place, lines) : lines;
}

/** A block that is tried again keeps what its failed tries have registered. */
function retried(place: Place): readonly string[] {
  const { random } = place;
  const on = random.chance(0.5) ? "on: Busy, " : "";
  const inner = within(place, { repeats: true, returns: false, leaves: false });
  noteLate(place);
  const body = [...block(inner, 3), ...work(inner)];
  return noted(place, "retry", [
    `await retry({ ${on}retries: ${random.between(1, 2)}, interval: "2 seconds" }, async () => {`,
    ...body,
    "});",
  ]);
}

function caught(place: Place): readonly string[] {
  return caughtAround(place, block(within(place), 3));
}

function caughtAround(place: Place, body: readonly string[]): readonly string[] {
  const inner = within(place);
  noteLate(place);
  const end = place.random.choose([
    [3, () => ["} catch (error) {", "if (error instanceof CompensationFailed) throw error;", ...work(inner), "}"]],
    [2, () => ["} catch (error) {", ...work(inner), "throw error;", "}"]],
    [2, () => ["} catch (error) {", "if (!(error instanceof Busy)) throw error;", ...block(inner, 2), "}"]],
    [1, () => ["} catch {", ...block(inner, 2), "}"]],
    [1, () => ["} catch {", `throw new SoldOut(${key(inner)});`, "}"]],
  ]);
  return noted(place, "catch", ["try {", ...body, ...end]);
}

function finalised(place: Place): readonly string[] {
  const last = within(place, { returns: false, leaves: false });
  noteLate(place);
  return noted(place, "finally", ["try {", ...block(within(place), 3), "} finally {", ...work(last), "}"]);
}

/** What a member still does when it has failed: which of two errors is the first depends on when the group within it ends. */
function noteLate({ program, turns }: Place): void {
  if (turns.some((turn) => /^m\d/.test(turn))) program.note("late error");
}

function rolledBack(place: Place): readonly string[] {
  if (place.random.chance(0.6)) return noted(place, "rollback", ["await rollback();"]);
  return noted(place, "rollback", [`if (${condition(place)}) {`, "await rollback();", ...work(place), "}"]);
}
