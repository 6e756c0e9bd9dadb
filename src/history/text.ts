/** What a person reads of a history: failures, and times on the virtual clock. */

/** `SoldOut: no rooms`: the error with the message of its cause. */
export function failureText(error: string, cause: string): string {
  const message = causeMessage(cause);
  return message === "" ? error : `${error}: ${message}`;
}

/** A time on the virtual clock in words: `0 s`, `1.5 s`, `10 d 12 h`. */
export function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [(seconds % 60) + (milliseconds % 1000) / 1000, "s"],
  ] as const;
  const words = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return words.length === 0 ? "0 s" : words.join(" ");
}

/** The message of a Lambda's error, which travels as JSON; any other cause as it is. */
function causeMessage(cause: string): string {
  try {
    const parsed: unknown = JSON.parse(cause);
    const isError = typeof parsed === "object" && parsed !== null && "errorMessage" in parsed;
    return isError && typeof parsed.errorMessage === "string" ? parsed.errorMessage : cause;
  } catch {
    return cause;
  }
}
