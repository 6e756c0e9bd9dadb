/**
 * The commands there are, with their options. Their code is loaded when they run: help and version start at once.
 */
import type { Option } from "./arguments";
import type { Command } from "./command";
import { loadCheck, loadCompile, loadExplain, loadGraph, loadInspect, loadRun } from "./loading";

const help: Option = { type: "boolean", short: "h", summary: "print this" };
const json: Option = { type: "boolean", summary: "print one JSON document, for programs" };

const noOutline: Option = {
  type: "boolean",
  summary: "refuse what has no form in a state machine, instead of running it as JavaScript",
};

const watch: Option = { type: "boolean", summary: "do it again whenever a source changes, until Ctrl-C" };

const filesNote =
  "Files and folders are told from here; without any, everything below workflows/ (else src/) is taken.";

const compile: Command = {
  name: "compile",
  summary: "compile workflows (the default)",
  usage: ["[compile] [files…] [options]"],
  options: {
    out: { type: "string", value: "folder", summary: "where to write (default: out/ of the project)" },
    format: {
      type: "string",
      value: "json|yaml",
      choices: ["json", "yaml"],
      summary: "of definitions (default: json)",
    },
    check: { type: "boolean", summary: "write nothing; fail when the folder is not what would be written" },
    "no-bundle": { type: "boolean", summary: "leave out the code of the tasks" },
    "no-outline": noOutline,
    watch,
    json,
    help,
  },
  notes: [filesNote, "Nothing is written when there is an error."],
  load: loadCompile,
};

const check: Command = {
  name: "check",
  summary: "say what is wrong, write nothing",
  usage: ["check [files…] [options]"],
  options: { "no-outline": noOutline, watch, json, help },
  notes: [filesNote],
  load: loadCheck,
};

const run: Command = {
  name: "run",
  summary: "run a workflow or a state machine on this machine",
  usage: [
    "run [file or folder][#workflow] --input <json|file|-> [options]",
    "run <x.asl.json|x.asl.yaml> --input <json|file|-> --answers <json|file> [options]",
  ],
  options: {
    input: {
      type: "string",
      short: "i",
      value: "json|file|-",
      summary: "the input: JSON, a file of it, or - for stdin (default: {})",
    },
    answers: { type: "string", value: "json|file", summary: "what tasks answer, by state, function or resource" },
    fail: {
      type: "string",
      multiple: true,
      value: "task=Error[:message]",
      summary: "let every call of a task fail with that error",
    },
    type: {
      type: "string",
      value: "standard|express",
      choices: ["standard", "express"],
      summary: "of a definition (default: standard)",
    },
    objects: { type: "string", value: "folder", summary: "files in place of S3 objects: folder/bucket/key" },
    trace: { type: "boolean", summary: "show every step with its source line and its variables" },
    history: { type: "boolean", summary: "show every event of the history" },
    graph: {
      type: "string",
      value: "file",
      summary: "draw the machine with the way of the run: x.svg is SVG, others Mermaid",
    },
    json,
    help,
  },
  notes: [
    "A workflow runs as it was emitted, and so do the bundles of its tasks; waiting takes no time.",
    "The #workflow may be left out where there is only one. Exit code 1 when the execution fails.",
    "",
    "A definition is checked as AWS checks it. Its tasks are never called: a task without an answer stops the run.",
    'Answers: { "Charge card": { "result": 7 }, "notify": [{ "error": "Busy", "cause": "…" }, { "never": true }] }',
  ],
  load: loadRun,
};

const inspect: Command = {
  name: "inspect",
  summary: "show a saved history step by step",
  usage: ["inspect <history.json|-> [--map <x.asl.map.json>] [options]"],
  options: {
    map: { type: "string", value: "file", summary: "the map of the definition, for source lines" },
    json,
    help,
  },
  notes: [
    "The history: of `aws stepfunctions get-execution-history`, or of `run --json --history`.",
    "Without --map, the map is taken that stands beside the history or in out/ and knows all of its states.",
  ],
  load: loadInspect,
};

const graph: Command = {
  name: "graph",
  summary: "draw a workflow or a state machine",
  usage: ["graph [file or folder][#workflow] [options]", "graph <x.asl.json|x.asl.yaml> [options]"],
  options: {
    format: { type: "string", value: "mermaid|svg", choices: ["mermaid", "svg"], summary: "default: mermaid" },
    out: { type: "string", value: "file", summary: "where to write (default: standard output); x.svg is SVG" },
    history: { type: "string", value: "file|-", summary: "mark the way of an execution, by its saved history" },
    help,
  },
  notes: ["The history: of `aws stepfunctions get-execution-history`, or of `run --json --history`."],
  load: loadGraph,
};

const explain: Command = {
  name: "explain",
  summary: "explain the code of a diagnostic",
  usage: ["explain <code>"],
  options: { help },
  notes: ["For example: sfn-compile explain SFN0005"],
  load: loadExplain,
};

/** Every command, the default first. */
export const commands: readonly Command[] = [compile, check, run, inspect, graph, explain];

/** What runs where no command is named. */
export const defaultCommand = compile;
