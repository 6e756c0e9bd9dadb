/**
 * The rules of `validate`, one by one: a definition and what ValidateStateMachineDefinition says of it.
 * Sentences and places are those that people measured on AWS and published, where a recording has none.
 */
import fc from "fast-check";
import { validate } from "../../runtime/validate/validate";

type Loose = { readonly [field: string]: unknown };

const end = { Type: "Pass", End: true };
const lambda = "arn:aws:states:::lambda:invoke";
const call = { Type: "Task", Resource: lambda, Parameters: {} };
const all = ["States.ALL"];

/** A machine whose first state is the first one given. */
function machine(states: { readonly [name: string]: Loose }, extra: Loose = {}): Loose {
  return { StartAt: Object.keys(states)[0] ?? "", States: states, ...extra };
}

const one = (state: Loose, extra: Loose = {}): Loose => machine({ X: state }, extra);
const jsonata = { QueryLanguage: "JSONata" };
const output = (source: string): Loose => one({ ...end, Output: `{% ${source} %}` }, jsonata);
const onlyFor = (field: string, own: string, other: string): string =>
  `The QueryLanguage is set to '${own}', but field '${field}' is only supported for the '${other}' QueryLanguage`;
const mapOver = (state: Loose, extra: Loose = {}): Loose =>
  one({ Type: "Map", ItemProcessor: machine({ P: end }), End: true, ...state }, extra);
const distributed = (state: Loose): Loose =>
  mapOver({
    ItemProcessor: {
      ...machine({ P: end }),
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    },
    ...state,
  });
const choice = (rule: Loose): Loose => machine({ X: { Type: "Choice", Choices: [rule], Default: "Z" }, Z: end });

/** Name, definition, and of each diagnostic its sentence (behind its code, unless that is the common one) and place. */
type Row = readonly [string, Loose, readonly (readonly [string, string | null])[]];

const rows: readonly Row[] = [
  [
    "fields a type does not have",
    one({ ...end, TimeoutSeconds: 5 }),
    [["Field 'TimeoutSeconds' is not supported", "/States/X"]],
  ],
  ["Catch on a Pass", one({ ...end, Catch: [] }, jsonata), [["Field 'Catch' is not supported", "/States/X"]]],
  ["fields of no type", one(end, { Coment: "" }), [["Field 'Coment' is not supported", "/"]]],
  [
    "a missing field",
    one({ Type: "Choice" }),
    [
      ["These fields are required: [Choices]", "/States/X"],
      ["MISSING_END_STATE: Workflow has no terminal state", null],
    ],
  ],
  [
    "an unknown type",
    machine({ X: { Type: "Nap" }, Z: end }, { StartAt: "X" }),
    [
      [
        "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]",
        "/States/X/Type",
      ],
      ['MISSING_TRANSITION_TARGET: State "Z" is not reachable.', "/States/Z"],
    ],
  ],
  ["a version", one(end, { Version: "2.0" }), [["Value should be one of the following: [1.0]", "/Version"]]],
  ["JSONata fields in JSONPath", one({ ...end, Output: 1 }), [[onlyFor("Output", "JSONPath", "JSONata"), "/States/X"]]],
  [
    "JSONPath fields in JSONata",
    one({ ...end, InputPath: "$.a", ResultPath: "$.c" }, jsonata),
    [
      [onlyFor("InputPath", "JSONata", "JSONPath"), "/States/X"],
      [onlyFor("ResultPath", "JSONata", "JSONPath"), "/States/X"],
    ],
  ],
  [
    "languages are inherited from the machine",
    mapOver({ ...jsonata, Items: "{% [1] %}", ItemProcessor: machine({ P: { ...end, Output: 1 } }) }),
    [[onlyFor("Output", "JSONPath", "JSONata"), "/States/X/ItemProcessor/States/P"]],
  ],
  [
    "JSONPath in a JSONata machine",
    mapOver({ QueryLanguage: "JSONPath", MaxConcurrency: -1 }, jsonata),
    [
      ["'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", "/States/X"],
      ["Minimum value is 0", "/States/X/MaxConcurrency"],
    ],
  ],
  [
    "a downgrade is the whole answer",
    one({ ...end, QueryLanguage: "JSONPath", Output: "{% 1 %}" }, jsonata),
    [["'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", "/States/X"]],
  ],
  [
    "another spelling of a language",
    one({ ...end, QueryLanguage: "jsonata", Output: "{% 1 %}", InputPath: "$" }),
    [
      [onlyFor("InputPath", "JSONata", "JSONPath"), "/States/X"],
      ["Value should be one of the following: [JSONPath, JSONata]", "/States/X/QueryLanguage"],
    ],
  ],
  [
    "a language that is no text",
    one(end, { QueryLanguage: 5 }),
    [["Expected value of type [STRING]", "/QueryLanguage"]],
  ],
  [
    "a language of a processor",
    mapOver({ ItemProcessor: machine({ P: end }, jsonata) }),
    [["Field 'QueryLanguage' is not supported", "/States/X/ItemProcessor"]],
  ],
  [
    "Next and End",
    machine({ X: { ...end, Next: "Z" }, Z: end }),
    [["There should only be one of the following fields: [Next, End]", "/States/X"]],
  ],
  [
    "neither Next nor End",
    machine({ X: { Type: "Pass" }, Z: end }, { StartAt: "X" }),
    [
      ["This object should have only one of the following fields: [Next, End]", "/States/X"],
      ['MISSING_TRANSITION_TARGET: State "Z" is not reachable.', "/States/Z"],
    ],
  ],
  [
    "a Map of nothing",
    one({ Type: "Map", End: true }),
    [["This object should have only one of the following fields: [ItemProcessor, Iterator]", "/States/X"]],
  ],
  [
    "two times to wait",
    one({ Type: "Wait", Seconds: 1, SecondsPath: "$.s", End: true }),
    [
      [
        "There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp]",
        "/States/X",
      ],
    ],
  ],
  [
    "empty lists",
    one({ Type: "Parallel", Branches: [], End: true }),
    [["Value cannot be empty", "/States/X/Branches"]],
  ],
  [
    "a branch without states",
    one({ Type: "Parallel", Branches: [{}], End: true }),
    [["These fields are required: [States, StartAt]", "/States/X/Branches[0]"]],
  ],
  [
    "numbers",
    one({ ...call, TimeoutSeconds: 0, HeartbeatSeconds: "1", End: true }),
    [
      ["Minimum value is 1", "/States/X/TimeoutSeconds"],
      ["Expected value of type Integer", "/States/X/HeartbeatSeconds"],
    ],
  ],
  [
    "a large number",
    one({ Type: "Wait", Seconds: 100_000_000, End: true }),
    [["Maximum value is 99999999", "/States/X/Seconds"]],
  ],
  [
    "retriers",
    one({ ...call, Retry: [{ ErrorEquals: all, MaxAttempts: -1, JitterStrategy: "SOME" }, {}], End: true }),
    [
      ["Minimum value is 0", "/States/X/Retry[0]/MaxAttempts"],
      ["Value should be one of the following: [NONE, FULL]", "/States/X/Retry[0]/JitterStrategy"],
      ["States.ALL must appear alone and at end of list", "/States/X/Retry[0]/ErrorEquals"],
      ["These fields are required: [ErrorEquals]", "/States/X/Retry[1]"],
    ],
  ],
  [
    "catchers",
    machine({ X: { ...call, Catch: [{ ErrorEquals: [], Next: "Z" }, { ErrorEquals: all }], Next: "Z" }, Z: end }),
    [
      ["Value cannot be empty", "/States/X/Catch[0]/ErrorEquals"],
      ["These fields are required: [Next]", "/States/X/Catch[1]"],
    ],
  ],
  [
    "a rule of two deciders",
    choice({ Variable: "$.a", IsNull: true, Not: { Variable: "$.b", IsNull: true }, Next: "Z" }),
    [
      [
        "The object must have only one of the following fields, [And, Or, Not, Variable, Condition]",
        "/States/X/Choices[0]",
      ],
    ],
  ],
  [
    "a Next within a rule",
    choice({ Not: { Variable: "$.a", IsNull: true, Next: "Z" }, Next: "Z" }),
    [["Field 'Next' is not supported", "/States/X/Choices[0]/Not"]],
  ],
  [
    "a variable that is no path",
    choice({ Variable: "a", IsNull: true, Next: "Z" }),
    [["Value is not a Reference Path: Reference path didn't start with '$'", "/States/X/Choices[0]/Variable"]],
  ],
  ["paths", one({ ...end, OutputPath: "Test" }), [["Value must be a valid JSONPath.", "/States/X/OutputPath"]]],
  [
    "paths to many places",
    one({ ...end, ResultPath: "$.a[*]" }),
    [["Value is not a Reference Path", "/States/X/ResultPath"]],
  ],
  [
    "templates",
    one({ ...end, Assign: { "v.$": "Test" } }),
    [["The value for the field 'v.$' must be a valid JSONPath or a valid intrinsic function call", "/States/X/Assign"]],
  ],
  [
    "functions that do not exist",
    one({ ...end, Parameters: { a: { "b.$": "States.Sum($.a, 1)" } } }),
    [
      [
        "The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call",
        "/States/X/Parameters/a",
      ],
    ],
  ],
  [
    "resources",
    one({ Type: "Task", Resource: "f", End: true }),
    [["Value is not a valid resource ARN", "/States/X/Resource"]],
  ],
  [
    "services",
    one({ Type: "Task", Resource: `${lambda}.sync`, Parameters: {}, End: true }),
    [
      [
        `The resource provided ${lambda}.sync is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
        "/States/X/Resource",
      ],
    ],
  ],
  [
    "calls with nothing",
    one({ Type: "Task", Resource: "arn:aws:states:::aws-sdk:s3:listBuckets", End: true }),
    [["Parameters field is required for resource ARN: arn:aws:states:::aws-sdk:s3:listBuckets", "/States/X"]],
  ],
  [
    "how a Map runs",
    mapOver({ ItemProcessor: { ...machine({ P: end }), ProcessorConfig: { Mode: "DISTRIBUTED" } } }),
    [["These fields are required: [ExecutionType]", "/States/X/ItemProcessor/ProcessorConfig"]],
  ],
  [
    "readers",
    distributed({ ItemReader: { Resource: lambda, ReaderConfig: { InputType: "JSON", CSVHeaderLocation: "GIVEN" } } }),
    [
      ["The field 'Resource' does not match any of the allowed values", "/States/X/ItemReader/Resource"],
      ["Field 'CSVHeaderLocation' is not supported", "/States/X/ItemReader/ReaderConfig"],
      ["These fields are required: [CSVHeaders]", "/States/X/ItemReader/ReaderConfig"],
    ],
  ],
  [
    "a loop without an end",
    machine({ A: { Type: "Pass", Next: "B" }, B: { Type: "Pass", Next: "A" }, C: { Type: "Pass", Next: "A" } }),
    [["MISSING_END_STATE: Workflow has no terminal state", null]],
  ],
  [
    "a state that nothing leads to",
    machine({ A: { Type: "Pass", Next: "A" }, C: end }),
    [['MISSING_TRANSITION_TARGET: State "C" is not reachable.', "/States/C"]],
  ],
  [
    "a target that is not there",
    machine({ A: { Type: "Pass", Next: "NOPE" } }),
    [
      ["MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE", "/States/A/Next"],
      ["MISSING_END_STATE: Workflow has no terminal state", null],
    ],
  ],
  ["no start", { States: { A: end, B: end } }, [["These fields are required: [StartAt]", "/"]]],
  ["nothing in it", {}, [["These fields are required: [States, StartAt]", "/"]]],
  [
    "a start that is not there",
    machine({ A: end }, { StartAt: "Nope" }),
    [
      ["MISSING_TRANSITION_TARGET: Missing 'Next' target: Nope", "/StartAt"],
      ['MISSING_TRANSITION_TARGET: State "A" is not reachable.', "/States/A"],
    ],
  ],
  [
    "a way out of a branch",
    machine({
      X: {
        Type: "Parallel",
        Branches: [machine({ W: { ...call, Catch: [{ ErrorEquals: all, Next: "Z" }], End: true } })],
        Next: "Z",
      },
      Z: end,
    }),
    [["MISSING_TRANSITION_TARGET: Missing 'Next' target: Z", "/States/X/Branches[0]/States/W/Catch[0]/Next"]],
  ],
  [
    "names that are there twice",
    machine({ X: { Type: "Parallel", Branches: [machine({ Z: end })], Next: "Z" }, Z: end }),
    [["DUPLICATE_STATE_NAME: Duplicate State name: Z", "/States/Z"]],
  ],
  [
    "expressions that cannot be parsed",
    output("a[1,2)"),
    [['INVALID_JSONATA_EXPRESSION: Expected "]", got ","', "/States/X/Output"]],
  ],
  ["no expression", output(""), [["INVALID_JSONATA_EXPRESSION: Unexpected end of expression", "/States/X/Output"]]],
  [
    "brackets that do not match",
    one({ ...end, Output: "{% 1" }, jsonata),
    [["JSONata string must start with {% and end with %}", "/States/X/Output"]],
  ],
  [
    "references to nothing",
    output("$states.input.a & phone & name & phone & $"),
    [
      ["UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported.", "/States/X/Output"],
      ["UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'name' at the top level is not supported.", "/States/X/Output"],
      ["UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$' at the top level is not supported.", "/States/X/Output"],
    ],
  ],
  [
    "the top",
    output("$$"),
    [["UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported.", "/States/X/Output"]],
  ],
  [
    "an error that there is not",
    output("$states.errorOutput"),
    [["UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist.", "/States/X/Output"]],
  ],
  [
    "reserved variables",
    one({ ...end, Assign: { states: 1 } }),
    [["RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'.", "/States/X/Assign"]],
  ],
  [
    "names of variables",
    one({ ...end, Assign: { "a-b": 1 } }),
    [
      [
        "INVALID_VARIABLE_NAME: Invalid variable name 'a-b': the variable name contains invalid characters.",
        "/States/X/Assign",
      ],
    ],
  ],
  [
    "variables of an outer scope",
    machine({
      A: { Type: "Pass", Assign: { v: 1 }, Next: "X" },
      X: { Type: "Map", ItemProcessor: machine({ P: { ...end, Assign: { v: 2 } } }), End: true },
    }),
    [
      [
        "DUPLICATE_VARIABLE_NAME: The variable name 'v' was already defined in a parent scope.",
        "/States/X/ItemProcessor/States/P/Assign/v",
      ],
    ],
  ],
];

describe("validate refuses", () => {
  test.each(rows)("%s", (_, definition, expected) => {
    const found = validate(definition).diagnostics.map(({ code, message, location }) => [
      code === "SCHEMA_VALIDATION_FAILED" ? message : `${code}: ${message}`,
      location ?? null,
    ]);
    expect(found).toEqual(expected);
  });

  const express = (state: Loose): unknown => validate(one(state), { type: "EXPRESS" }).diagnostics;

  test("what an Express machine cannot do", () => {
    const schema = { severity: "ERROR", code: "SCHEMA_VALIDATION_FAILED" };
    const activity = "arn:aws:states:us-east-1:123456789012:activity:a";
    expect(express({ Type: "Task", Resource: activity, End: true })).toEqual([
      { ...schema, message: "Express state machine does not support Activity ARN", location: "/States/X/Resource" },
    ]);
  });

  test("two states of one name in a text", () => {
    const text = `{"StartAt":"X","States":{"X":{"Type":"Succeed"},"X":{"Type":"Succeed"}}}`;
    expect(validate(text).diagnostics).toMatchObject([{ code: "DUPLICATE_STATE_NAME", location: "/States/X" }]);
  });

  test.each([
    ["no JSON", "{not json", "INVALID_JSON_DESCRIPTION"],
    ["nothing", " ", "MISSING_DESCRIPTION"],
    [
      "more than a mebibyte",
      JSON.stringify(one({ ...end, Result: "x".repeat(1_048_577) })),
      "INVALID_JSON_DESCRIPTION",
    ],
    ["what is too deep", "[".repeat(100_000), "TOO_DEEPLY_NESTED"],
  ])("%s", (_, text, code) => {
    expect(validate(text).diagnostics[0]?.code).toBe(code);
  });

  test.each(["[]", '""', "1"])("%s", (text) => {
    const code = "SCHEMA_VALIDATION_FAILED";
    expect(validate(text).diagnostics).toEqual([
      { severity: "ERROR", code, message: "Definition must be a valid JSON object" },
    ]);
  });
});

describe("validate accepts", () => {
  test.each<[string, Loose]>([
    [
      "the error of a catcher",
      machine(
        {
          X: {
            Type: "Task",
            Resource: lambda,
            Arguments: {},
            Catch: [{ ErrorEquals: all, Output: "{% $states.errorOutput %}", Next: "Z" }],
            Next: "Z",
          },
          Z: end,
        },
        jsonata,
      ),
    ],
    [
      "literal conditions",
      machine({ X: { Type: "Choice", Choices: [{ Condition: true, Next: "Z" }] }, Z: end }, jsonata),
    ],
    ["names in later steps", output("$states.input.items[value > 3].{name: $}")],
    [
      "a loop without an end in a processor",
      mapOver({ ItemProcessor: machine({ A: { Type: "Pass", Next: "B" }, B: { Type: "Pass", Next: "A" } }) }),
    ],
    ["the result of a task, written another way", output("($states).result")],
    ["Comments that look like expressions", one({ ...end, Comment: "{% a" }, jsonata)],
    ["variables without ASCII", one({ ...end, Assign: { größe: 1 } })],
    [
      "names that are assigned afterwards",
      machine({
        X: { Type: "Map", Assign: { v: 1 }, ItemProcessor: machine({ P: { ...end, Assign: { v: 2 } } }), End: true },
      }),
    ],
    ["End that is false", machine({ X: { Type: "Pass", End: false, Next: "Z" }, Z: end })],
  ])("%s", (_, definition) => {
    expect(validate(definition)).toEqual({ result: "OK", diagnostics: [], truncated: false });
  });
});

test("warnings are told when they are asked for, and refuse nothing", () => {
  const definition = one({ ...end, Result: "$.a" });
  expect(validate(definition)).toMatchObject({ result: "OK", diagnostics: [] });
  const { result, diagnostics } = validate(definition, { severity: "WARNING" });
  expect([result, diagnostics.map(({ code }) => code)]).toEqual(["OK", ["PASS_RESULT_IS_STATIC"]]);
});

test("no more is told than is asked for", () => {
  const definition = one({ ...end, A: 1, B: 1, C: 1 });
  expect(validate(definition, { maxResults: 1 })).toMatchObject({ diagnostics: [{}], truncated: true });
  expect(validate(definition, { maxResults: 0 })).toMatchObject({ diagnostics: [{}, {}, {}], truncated: false });
});

describe("validate never throws", () => {
  test("whatever is given", () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    for (const given of [undefined, null, 1, () => 1, Symbol("x"), 1n, circular]) {
      expect(validate(given).result).toBe("FAIL");
    }
  });

  test("whatever stands in the fields of a state", () => {
    const field = fc.constantFrom(
      ..."Type Next End Choices Catch Retry Branches ItemProcessor Assign Output Label ItemReader Credentials Resource".split(
        " ",
      ),
    );
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom("Map", "Task", "Choice", "Parallel", "{% ( %}", "$.["));
    const state = fc.dictionary(field, value);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(state, fc.jsonValue())), fc.boolean(), (states, isJsonata) => {
        validate({ StartAt: "X", States: states, ...(isJsonata ? jsonata : {}) }, { severity: "WARNING" });
      }),
    );
  });
});
