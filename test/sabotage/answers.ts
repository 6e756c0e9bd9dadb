/** Stubs that change their mind from one attempt to the next. */
import { sleep } from "../../src/words/sleep";

/** Gives these answers one by one, throws those that are errors; the last one stays. */
export function inTurn<Answer>(...answers: readonly (Answer | Error)[]): () => Promise<Answer> {
  let asked = 0;
  return async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)] as Answer | Error;
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

/** Takes some virtual time before it answers. */
export function after<Answer>(seconds: number, answer: Answer): () => Promise<Answer> {
  return async () => {
    await sleep(seconds);
    return answer;
  };
}

/** Trouble of Lambda itself. */
export function inTrouble(name = "Lambda.TooManyRequestsException"): Error {
  return Object.assign(new Error("Rate exceeded"), { name });
}
