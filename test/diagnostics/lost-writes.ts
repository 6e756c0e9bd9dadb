/** Programs that read, after a group has failed, what its members had written. */
import type { Refused } from "./refused-words";

/** Groups whose members write what is read after one of them has failed, made of the bodies of workflows. */
export function lostWrites(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const group = "Promise.all([(async () => { last = await ask(x); })(), ask(x)])";
  const lost = (body: string): Refused => ({
    program: workflow(`let last = ""; ${body}`),
    code: "SFN2104",
    marked: group,
    says: "`last`",
  });
  return {
    "what a compensation reads that is registered before": lost(
      `compensate(async () => { await ask(last); }); await ${group}; return last;`,
    ),
    "what an earlier turn has registered reads": lost(
      `for (const each of [1, 2]) { await ${group}; compensate(async () => { await ask(last + each); }); } return x;`,
    ),
    "what the next turn reads": lost(
      `for (const each of [1, 2]) { try { await ask(last + each); await ${group}; } catch { continue; } } return x;`,
    ),
    "what the next try reads": lost(
      `for (const each of [1, 2]) { try { await ask(last + each); await ${group}; } catch (e) { if (each > 1) throw e; } } return x;`,
    ),
    "what a function reads that calls itself": {
      ...lost(""),
      program: workflow(
        `let last = ""; const again = async (n: number): Promise<void> => { if (n > 0) { try { await again(n - 1); } catch { await ask(last); } } await ${group}; }; await again(2); return x;`,
      ),
    },
    "what a finally reads when a handler fails": lost(
      `try { await ask(x); } catch { await ${group}; } finally { await ask(last); } return x;`,
    ),
    "what is read behind a finally that leaves": lost(
      `for (const each of [1, 2]) { try { await ${group}; } finally { if (each > 0) break; } } return last;`,
    ),
    "what is read behind a handler that may leave": lost(
      `for (const each of [1, 2]) { try { await ${group}; } catch (e) { if (each > 0) break; throw e; } } return last;`,
    ),
  };
}
