/**
 * Which room may know which: arrows go one way (docs/architecture.md), and this file says so.
 * Each rule is seen to fail when violated in test/architecture/layering.test.ts.
 */

const phase = (name) => ({
  name: `${name}-knows-no-other-phase`,
  comment: `compiler/${name} speaks with the other phases through compiler/ir only`,
  severity: "error",
  from: { path: `^compiler/${name}/` },
  to: { path: "^compiler/[0-9]-", pathNot: `^compiler/${name}/` },
});

const npm = "(^|/)node_modules/";

/** The places that know every construct of a language: the total tables of the reader, the dispatch of the lowering. */
const descents = "^compiler/(1-read/language/|3-plan/lower/lower\\.ts$)";

module.exports = {
  forbidden: [
    {
      name: "only-the-reader-knows-typescript",
      comment: "nodes leave a Span behind: nothing after 1-read sees the TypeScript syntax tree",
      severity: "error",
      from: { path: "^compiler/", pathNot: "^compiler/(1-read/|compile\\.ts$)" },
      to: { path: [`${npm}(ts-morph|@ts-morph/|typescript/)`, "^(ts-morph|@ts-morph/|typescript$)"] },
    },
    {
      name: "the-pipeline-knows-typescript-by-type-only",
      comment: "compile.ts passes the project on to 1-read and looks at no node itself",
      severity: "error",
      from: { path: "^compiler/compile\\.ts$" },
      to: {
        path: [`${npm}(ts-morph|@ts-morph/|typescript/)`, "^(ts-morph|@ts-morph/|typescript$)"],
        dependencyTypesNot: ["type-only"],
      },
    },
    phase("1-read"),
    phase("2-check"),
    phase("3-plan"),
    phase("4-emit"),
    {
      name: "languages-know-no-phase",
      comment: "ir, asl and diagnostics are what the phases share",
      severity: "error",
      from: { path: "^compiler/(ir|asl|diagnostics)/" },
      to: { path: "^compiler/([0-9]-|compile\\.ts$)" },
    },
    {
      name: "compiler-does-no-io",
      comment: "text and types in, ASL and diagnostics out: no Node built-in",
      severity: "error",
      from: { path: "^compiler/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "compiler-stands-alone",
      comment: "the compiler knows neither its users nor the runtime that its output is tested with",
      severity: "error",
      from: { path: "^compiler/" },
      to: { path: "^(src|runtime|workflows|test|bench)/" },
    },
    {
      name: "runtime-shares-only-the-types-of-asl",
      comment: "the oracle of the tests shares no code with what it tests",
      severity: "error",
      from: { path: "^runtime/" },
      to: { path: "^compiler/", pathNot: "^compiler/asl/" },
    },
    {
      name: "runtime-imports-no-code-of-the-compiler",
      comment: "compiler/asl is imported by runtime as types only",
      severity: "error",
      from: { path: "^runtime/" },
      to: { path: "^compiler/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "runtime-knows-no-users",
      severity: "error",
      from: { path: "^runtime/" },
      to: { path: "^(src|workflows|test|bench)/" },
    },
    {
      name: "lambda-handler-is-tiny",
      comment: "it is bundled into every task",
      severity: "error",
      from: { path: "^runtime/lambda/" },
      to: { pathNot: "^runtime/lambda/" },
    },
    {
      name: "words-never-reach-the-compiler",
      comment: "importing sfn-compile or sfn-compile/lambda loads neither compiler nor toolchain",
      severity: "error",
      from: { path: "^(src/words/|src/index\\.ts$|src/lambda\\.ts$|runtime/lambda/)" },
      to: {
        path: [
          "^(compiler|src/(build|cli|testing|deploy))/",
          `${npm}(ts-morph|esbuild|prettier|typescript|jsonata|yaml)/`,
        ],
        reachable: true,
      },
    },
    {
      name: "aws-sdk-below-deploy",
      comment: "everything but a deployment works without AWS",
      severity: "error",
      from: { path: "^(src|compiler|runtime)/", pathNot: "^src/deploy/" },
      to: { path: [`${npm}(@aws-sdk|@smithy)/`, "^(@aws-sdk|@smithy)/"] },
    },
    {
      name: "product-uses-declared-dependencies",
      comment: "what ships imports what package.json installs with it, nothing from devDependencies",
      severity: "error",
      from: { path: "^(src|compiler|runtime)/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "product-knows-no-tests",
      severity: "error",
      from: { path: "^(src|workflows)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(test|bench)/" },
    },
    {
      name: "no-cycles",
      comment:
        "a cycle of imports has no reading order. Types may know each other, and a recursive descent comes back to " +
        "where it began: through the one place that knows all constructs, and no other way",
      severity: "error",
      from: {},
      to: {
        circular: true,
        viaOnly: { dependencyTypesNot: ["type-only"], pathNot: descents },
      },
    },
    {
      name: "everything-resolves",
      severity: "error",
      from: { path: "^(src|compiler|runtime|workflows|test|bench)/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(fixtures|dist|out)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
