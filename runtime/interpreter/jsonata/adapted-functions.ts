/** Functions of jsonata that AWS has too, but not quite the same. Each is jsonata's own, but for what was measured. */
import jsonata from "jsonata";
import { Fault } from "./fault";
import { weighed, tooHeavy } from "./weight";

function zoneOf(zone: string | undefined): string | undefined {
  return zone?.toLowerCase() === "utc" ? "+0000" : zone;
}

const moment = jsonata("$fromMillis($time, $picture, $zone)");

/** `$fromMillis` */
export function fromMillis(time?: number, picture?: string, zone?: string): Promise<unknown> {
  return moment.evaluate(undefined, { time, picture, zone: zoneOf(zone) });
}

const formatted = jsonata("$formatNumber($number, $picture, $options)");

/** `$formatNumber`: a picture without any digit is refused in jsonata's words, where jsonata itself breaks. */
export async function formatNumber(number?: number, picture = "", options?: object): Promise<unknown> {
  if (number === undefined) return undefined;
  const digits = options !== undefined && Object.keys(options).length > 0 ? null : /[#0-9]/;
  if (digits !== null && picture.split(";").some((part) => !digits.test(part))) throw new Fault("D3086", picture);
  return formatted.evaluate(undefined, { number, picture, options });
}

/** `$decodeUrlComponent`: a plus is a blank, as in a form. */
export function decodeUrlComponent(text?: string): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    throw Object.assign(new Fault("D3140", text), { functionName: "decodeUrlComponent" });
  }
}

/** `$base64decode`: padding may be missing, other letters may not be there. AWS calls it an internal error. */
export function base64decode(text?: string): string | undefined {
  if (text === undefined) return undefined;
  if (/[^A-Za-z0-9+/=]|=[^=]/.test(text)) throw new InternalError();
  return Buffer.from(text, "base64").toString("binary");
}

/** What AWS reports without saying what it is. */
class InternalError extends Error {}

const padded = jsonata("$pad($text, $width, $letter)");

/** `$pad`, within the memory of an expression. */
export async function pad(text?: string, width = 0, letter?: string): Promise<unknown> {
  if (text === undefined) return undefined;
  if (!(Math.abs(width) <= longestPad)) throw tooHeavy();
  return weighed(await padded.evaluate(undefined, { text, width, letter }));
}

const longestPad = 6_990_256;
