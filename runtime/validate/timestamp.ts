/** Timestamps as definitions write them: RFC 3339 with an upper-case T, and a zone. */

const form = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** Whether a text is a timestamp, of a day and a time that exist. */
export function isTimestamp(text: string): boolean {
  const found = form.exec(text);
  if (found === null) return false;
  const numbers = found.slice(1).map((part: string | undefined) => Number(part ?? 0));
  const [year = 0, month = 0, ...rest] = numbers;
  const isMonth = month >= 1 && month <= 12;
  const days = isMonth ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  const bounds = [days, 23, 59, 59, 18, 59];
  return rest[0] !== 0 && rest.every((part, index) => part <= (bounds[index] ?? 0));
}
