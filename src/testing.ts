/** The testing kit: what a test imports from `sfn-compile/testing`. */
export type { AslAnswer, AslAnswers } from "./testing/asl-answers";
export { Disagreement } from "./testing/disagreement";
export { explore } from "./testing/explore/explore";
export { exploring } from "./testing/explore/exploring";
export type { Exploring, ExploringOptions } from "./testing/explore/exploring";
export type { Exploration, ExploredRun } from "./testing/explore/report";
export type { Result } from "./testing/result";
export type { Conclusion, Run } from "./testing/run";
export type { Running } from "./testing/running";
export { runNatively } from "./testing/run-natively";
export { delayed, inTurn, neverAnswers, timesOut } from "./testing/script";
export { simulate } from "./testing/simulate";
export { simulateAsl } from "./testing/simulate-asl";
export type { AslOptions, AslRun, AslSimulation } from "./testing/simulate-asl";
export type { SimulateOptions, Simulation } from "./testing/simulate";
export { when } from "./testing/stub";
export type { Answer, Stub, Task } from "./testing/stub";
export type { WaitingTask } from "./testing/waiting-task";
