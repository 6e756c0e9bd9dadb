/** Timestamps as AWS reads them: ISO 8601 with date, time and zone. */

const dateTime = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/i;

/** Milliseconds of a timestamp; undefined for any other text and for impossible dates. */
export function parseTimestamp(text: string): number | undefined {
  const parts = dateTime.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day] = parts.map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return undefined;
  const moment = Date.parse(text.toUpperCase().replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(moment) ? undefined : moment;
}
