/** `@retry on=CardNetworkBusy,Throttled retries=5 interval=2s backoff=2 max=1m jitter` */
import { secondsOf } from "../durations";
import type { ValueParser } from "./values";

/** As written: class names are not resolved yet. */
export interface RetryOptions {
  readonly on: readonly string[] | null;
  readonly retries: number;
  readonly intervalSeconds: number;
  readonly backoff: number;
  readonly maxSeconds: number | null;
  readonly jitter: boolean;
}

type Mutable = { -readonly [Key in keyof RetryOptions]: RetryOptions[Key] };

/** One reader per option; each says whether it understood the text. */
const options: { readonly [name: string]: (into: Mutable, text: string) => boolean } = {
  on: (into, text) => {
    into.on = text.split(",");
    return into.on.every((name) => /^[A-Za-z_$][\w$]*$/.test(name));
  },
  retries: (into, text) => {
    into.retries = Number(text);
    return /^\d+$/.test(text) && into.retries <= 99_999_999;
  },
  interval: (into, text) => {
    into.intervalSeconds = secondsOf(text) ?? 0;
    return into.intervalSeconds >= 1;
  },
  backoff: (into, text) => {
    into.backoff = Number(text);
    return /^\d+(\.\d+)?$/.test(text) && into.backoff >= 1;
  },
  max: (into, text) => {
    into.maxSeconds = secondsOf(text);
    return into.maxSeconds !== null && into.maxSeconds > 0 && into.maxSeconds < 31_622_400;
  },
};

export const retryOptions: ValueParser<RetryOptions> = {
  expected: "`on=A,B retries=3 interval=2s backoff=2 max=1m jitter`, each of them optional",
  parse: (text) => {
    const found: Mutable = { on: null, retries: 3, intervalSeconds: 1, backoff: 2, maxSeconds: null, jitter: false };
    for (const word of text.split(/\s+/).filter((part) => part !== "")) {
      if (word === "jitter") found.jitter = true;
      else {
        const [, name = "", value = ""] = /^(\w+)=(.+)$/.exec(word) ?? [];
        if (!(Object.hasOwn(options, name) && options[name]?.(found, value) === true)) return null;
      }
    }
    return found;
  },
};
