// What the first visit downloads: every file that the page asked for, as a server would compress it.

import { brotliCompressSync, constants } from "node:zlib";

/** Opens a page for the first time and answers its files with their bytes, plain and compressed. */
export async function firstLoad(browser, site, path, readyEvent) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const responses = [];
  page.on("response", (response) => responses.push(response));
  await page.addInitScript((name) => {
    globalThis.ready = new Promise((resolve) => document.addEventListener(name, resolve, { once: true }));
  }, readyEvent);
  await page.goto(site + path);
  await page.evaluate(() => globalThis.ready.then(() => true));
  const files = [];
  for (const response of responses.filter((response) => response.url().startsWith(site) && response.ok())) {
    const body = await response.body();
    files.push({ path: new URL(response.url()).pathname, plain: body.length, compressed: compressed(body) });
  }
  await context.close();
  return files;
}

function compressed(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}
