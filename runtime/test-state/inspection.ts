/** The data on its way through a state, noted step by step, so that a failure shows how far it came. */
import type { Json } from "../../compiler/asl/definition";
import { handedOut } from "../interpreter/payload";
import type { ErrorDetails, InspectionData } from "./request";

type Numbers = "maxConcurrency" | "toleratedFailureCount" | "toleratedFailurePercentage";
type Step = Exclude<keyof InspectionData, Numbers | "errorDetails">;

export class Inspection {
  #data: InspectionData;

  constructor(input: Json) {
    this.#data = { input: handedOut(input) };
  }

  /** Notes what the data is after a step. */
  note(step: Step, value: Json): void {
    this.#data = { ...this.#data, [step]: handedOut(value) };
  }

  noteNumber(step: Numbers, value: number): void {
    this.#data = { ...this.#data, [step]: value };
  }

  noteError(errorDetails: ErrorDetails): void {
    this.#data = { ...this.#data, errorDetails };
  }

  get data(): InspectionData {
    return this.#data;
  }
}
