// What the validators in JavaScript share: which files are meant, and how a fault is said.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The JSON files among the paths, those in folders included, in the order of their names. */
export function filesOf(paths) {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).filter((name) => name.endsWith(".json")).sort().map((name) => join(path, name));
  });
}

/**
 * Prints `FILE: reason` for each reason that `faults` gives of a resource, and how many files were read. The process ends
 * with 1 where there was one, and where there was nothing to read: what was not looked at is not valid.
 */
export function judge(tool, faults) {
  const files = filesOf(process.argv.slice(2));
  let faulty = 0;
  for (const file of files) {
    const reasons = new Set(reasonsOf(file, faults));
    for (const reason of reasons) console.log(`${file}: ${reason}`);
    if (reasons.size > 0) faulty += 1;
  }
  console.error(`${tool}: ${files.length} files read, ${faulty} with faults`);
  process.exitCode = faulty > 0 || files.length === 0 ? 1 : 0;
}

function reasonsOf(file, faults) {
  try {
    return faults(JSON.parse(readFileSync(file, "utf8"))).map((reason) => reason.replaceAll(/\s+/g, " "));
  } catch (error) {
    return [String(error).split("\n")[0]];
  }
}

/** The resource itself, and where it is a bundle, each that is in it. */
export function resourcesOf(resource) {
  const entries = Array.isArray(resource.entry) ? resource.entry : [];
  return [resource, ...entries.map((entry) => entry.resource).filter(Boolean)];
}
