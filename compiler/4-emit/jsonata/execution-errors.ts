/**
 * What has failed in an execution that was waited for. The state fails with `States.TaskFailed`, and its Cause is the
 * description of the execution as JSON: `{"Cause":"…","Error":"SoldOut","ExecutionArn":…}`. What is read of it may be cut
 * short by a limit, and a catcher must not fail: so it is matched from its beginning, and never parsed as a whole.
 */
import { binary, block, call, conditional, exists, index, literal, object, path, variable, type Jsonata } from "./tree";

/** A text of JSON, quotes included. `\x5c` is a backslash: jsonata takes a bracket behind a written one for escaped. */
const quoted = String.raw`("[^"\x5c]*(?:\x5c.[^"\x5c]*)*")`;

const withCause = String.raw`^\{ *"Cause" *: *${quoted} *, *"Error" *: *${quoted}`;
const withoutCause = String.raw`^\{ *"Error" *: *${quoted}`;
/** In another order; a text that ends as it should is whole. */
const whole = String.raw`^\{ *"ExecutionArn"[\s\S]*\}$`;

/** The error of the execution, in the place of the one that reports it; any other error stays as it is. */
export function ofExecution(fresh: (hint: string) => string): Jsonata {
  const output = path(variable("states"), "errorOutput");
  const [text, both, alone, all] = [fresh("cause"), fresh("both"), fresh("alone"), fresh("all")];
  const found = (source: string): Jsonata => call("match", variable(text), { kind: "regex", source }, literal(1));
  const group = (name: string, at: number): Jsonata =>
    call("parse", index(path(variable(name), "groups"), literal(at)));
  const described = block(
    [[all, call("parse", variable(text))]],
    conditional(exists(path(variable(all), "Error")), errorOf(all), ended(text, output)),
  );
  return conditional(
    binary("!=", path(output, "Error"), literal("States.TaskFailed")),
    output,
    block(
      [
        [text, path(output, "Cause")],
        [both, found(withCause)],
        [alone, found(withoutCause)],
      ],
      conditional(
        exists(variable(both)),
        object(["Error", group(both, 1)], ["Cause", group(both, 0)]),
        conditional(
          exists(variable(alone)),
          object(["Error", group(alone, 0)], ["Cause", literal("")]),
          conditional(exists(found(whole)), described, output),
        ),
      ),
    ),
  );
}

/** What an Express child has come to, which is asked for where it is used: `{ value }`, or `{ error }`. */
export function executionAnswer(result: Jsonata, fresh: (hint: string) => string): Jsonata {
  const name = fresh("answer");
  const of = (field: string): Jsonata => path(variable(name), field);
  const timedOut = conditional(
    binary("=", of("Status"), literal("TIMED_OUT")),
    literal("States.Timeout"),
    literal("States.TaskFailed"),
  );
  const error = object(
    ["Error", conditional(exists(of("Error")), of("Error"), timedOut)],
    ["Cause", conditional(exists(of("Cause")), of("Cause"), literal(""))],
  );
  return block(
    [[name, result]],
    conditional(
      binary("=", of("Status"), literal("SUCCEEDED")),
      object(["value", call("parse", of("Output"))]),
      object(["error", error]),
    ),
  );
}

function errorOf(name: string): Jsonata {
  const [error, cause] = [path(variable(name), "Error"), path(variable(name), "Cause")];
  return object(["Error", error], ["Cause", conditional(exists(cause), cause, literal(""))]);
}

/** One that was ended by its own time limit says nothing else. */
function ended(text: string, output: Jsonata): Jsonata {
  const timedOut = call("contains", variable(text), literal('"Status":"TIMED_OUT"'));
  return conditional(timedOut, object(["Error", literal("States.Timeout")], ["Cause", literal("")]), output);
}
