// The projects of others: each a copy of a folder, with the packed tarball installed, built, and charted in by touch.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { region } from "../e2e/chart.mjs";
import { chartPoint, open, ready, serveUnder, tap } from "../e2e/harness.mjs";
import { soon } from "../e2e/soon.mjs";

const packed = fileURLToPath(new URL("../../target/package/", import.meta.url));

export const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

/** All that the element asks of a page's policy. */
export const POLICY = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

/** Where the copies are; outside the repository, as they find nothing there that they do not name. */
const copies = mkdtempSync(join(tmpdir(), "palpate-projects-"));
process.once("exit", () => rmSync(copies, { recursive: true, force: true }));

/** The version that is packed. */
export const packedVersion = JSON.parse(readFileSync(join(packed, "package.json"), "utf8")).version;

/** The versions that an example asks for. */
export function wantedVersion(name) {
  return JSON.parse(readFileSync(join(examples, name, "package.json"), "utf8")).dependencies.palpate;
}

/** A copy of a folder with what its package.json names; Palpate is the tarball. */
export function install(source, ...options) {
  const project = mkdtempSync(join(copies, "project-"));
  cpSync(source, project, { recursive: true, filter: (path) => !["node_modules", "dist"].includes(basename(path)) });
  const manifest = join(project, "package.json");
  const named = JSON.parse(readFileSync(manifest, "utf8"));
  named.dependencies.palpate = join(packed, readdirSync(packed).find((name) => name.endsWith(".tgz")));
  writeFileSync(manifest, JSON.stringify(named));
  run(project, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", ...options);
  return project;
}

/** Runs a program in a project; what it says is part of the error where it fails. */
export function run(project, program, ...options) {
  try {
    return execFileSync(program, options, { cwd: project, encoding: "utf8", stdio: "pipe" });
  } catch ({ status, stdout, stderr }) {
    throw new Error(`${program} ${options.join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
  }
}

/**
 * Builds a project where there is something to build, serves it and opens it. `folder` is what is served of it, under
 * `policy`; `server` is a script that serves it instead.
 */
export async function show(t, project, { folder = ".", policy = POLICY, server, ...options } = {}) {
  run(project, "npm", "run", "build", "--if-present");
  const url = server ? await started(t, project, server) : await serveUnder(policy, join(project, folder));
  const page = await open(t, { url, ...options, origins: [url.replace("localhost", "127.0.0.1").slice(0, -1)] });
  return Object.assign(page, { address: url });
}

/** Starts a script that prints its address. */
async function started(t, project, server) {
  const child = spawn(process.execPath, [server], { cwd: project, env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill());
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error(`${server} ended and printed no address`);
}

/** Two taps: the tool, then the place on the body. The element may be in a frame of the page. */
export async function chart(page, frame = page.mainFrame()) {
  await ready(frame);
  const corner = frame.parentFrame() ? await (await frame.frameElement()).boundingBox() : { x: 0, y: 0 };
  const tool = frame.locator('.palette [data-tool="pain-local"]');
  await tool.waitFor();
  const box = await tool.boundingBox();
  await tap(page, box.x + box.width / 2, box.y + box.height / 2);
  await frame.locator('.palette [data-tool="pain-local"][aria-pressed="true"]').waitFor();
  const { x, y } = region("posterior", "trapezius-upper-right");
  const point = await chartPoint(frame, "posterior", x, y);
  await tap(page, corner.x + point.x, corner.y + point.y);
}

/** What the host page says that was charted. */
export async function says(page, text) {
  const output = page.locator("p > output");
  await soon(async () => assert.equal(await output.innerText(), text));
}

/** Each file that comes later comes: the drawings, the panel, the report, the words. */
export async function isWhole(frame) {
  await frame.locator(".inspector-body").waitFor();
  const report = await frame.evaluate(async () => (await document.querySelector("palpate-notes").export("report.pdf")).text());
  assert.match(report, /^%PDF/);
  await frame.evaluate(() => document.querySelector("palpate-notes").setAttribute("lang", "de"));
  await frame.locator('palpate-notes .root[lang="de"]').waitFor();
  await frame.locator(".views .thumb").last().dispatchEvent("click");
  await frame.locator('svg.canvas[data-view^="foot"]').first().waitFor();
  const errors = await frame.evaluate(() => globalThis.palpateEvents.filter(({ type }) => type === "palpate-error"));
  assert.deepEqual(errors, []);
}
