/** Codes of all diagnostics that there are. */
import * as annotations from "../../compiler/diagnostics/catalog/annotations";
import * as calls from "../../compiler/diagnostics/catalog/calls";
import * as check from "../../compiler/diagnostics/catalog/check";
import * as input from "../../compiler/diagnostics/catalog/input";
import * as internal from "../../compiler/diagnostics/catalog/internal";
import * as language from "../../compiler/diagnostics/catalog/language";
import * as output from "../../compiler/diagnostics/catalog/output";
import * as run from "../../compiler/diagnostics/catalog/run";
import * as sdk from "../../compiler/diagnostics/catalog/sdk";

const catalog: readonly object[] = [annotations, calls, check, input, internal, language, output, run, sdk];
const kinds: readonly { readonly code: string }[] = catalog.flatMap((part) => Object.values(part) as never[]);

export const codes: ReadonlySet<string> = new Set(kinds.map(({ code }) => code));
