/** The testing kit: `sfn-compile/testing`. */
export { runNatively } from "./testing/run-natively";
