/**
 * The declaration files of packages are most of what is parsed, and most of their text is comments for documentation,
 * which TypeScript would parse as well. Nothing in them matters here: they are made plain comments, of the same length.
 *
 *   /** @deprecated … *\/   →   /*  @deprecated … *\/
 */
import type { Project } from "ts-morph";

/** Says to a project that has read no file yet to do so. */
export function skipDocumentation(project: Project): void {
  const files = project.getFileSystem();
  const readFileSync = files.readFileSync.bind(files);
  files.readFileSync = (path, encoding) => {
    const text = readFileSync(path, encoding);
    return isOfPackage(path) ? text.replace(documentation, "$1/* ") : text;
  };
}

function isOfPackage(path: string): boolean {
  return path.includes("/node_modules/") && /\.d\.[cm]?ts$/.test(path);
}

/** One that begins a line, so never inside of a text; an empty comment is none. */
const documentation = /^([ \t]*)\/\*\*(?!\/)/gm;
