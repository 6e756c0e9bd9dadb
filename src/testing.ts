/** The testing kit: what a test imports from `sfn-compile/testing`. */
export { Disagreement } from "./testing/disagreement";
export type { Conclusion, Run } from "./testing/run";
export { runNatively } from "./testing/run-natively";
export { simulate } from "./testing/simulate";
export { simulateAsl } from "./testing/simulate-asl";
export type { AslAnswer, AslAnswers, AslRun, AslSimulation } from "./testing/simulate-asl";
export type { SimulateOptions, Simulation } from "./testing/simulate";
export { when } from "./testing/stub";
export type { Answer, Stub, Task } from "./testing/stub";
