// What the first visit downloads, as a server would compress it: before the main screen can be used, and after it.

import { brotliCompressSync, constants } from "node:zlib";

/**
 * Opens a page for the first time and answers its files with their bytes, plain and compressed: `first`, without
 * which `use(page)` cannot use the main screen, and `later`. What is asked for after the ready event is held back
 * until the screen has been used, so a file is later only where nothing waits for it.
 */
export async function weigh(browser, site, path, readyEvent, use) {
  const addresses = await askedForLater(browser, site + path, readyEvent);
  const { page, responses } = await visit(browser, readyEvent);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route((url) => addresses.includes(url.href), (route) => released.then(() => route.continue()));
  await page.goto(site + path);
  await page.evaluate(() => globalThis.ready);
  await use(page);
  const first = responses.splice(0);
  const coming = addresses.map((address) => page.waitForResponse(address));
  release();
  await Promise.all(coming);
  const files = { first: await sizes(first, site), later: await sizes(responses, site) };
  await page.context().close();
  return files;
}

/** The addresses that a page asks for within a second after its ready event. */
async function askedForLater(browser, url, readyEvent) {
  const { page, responses } = await visit(browser, readyEvent);
  await page.goto(url);
  const ready = await page.evaluate(() => globalThis.ready);
  await page.waitForTimeout(1000);
  const later = await page.evaluate((ready) => {
    const resources = performance.getEntriesByType("resource").filter(({ startTime }) => startTime >= ready);
    return resources.map(({ name }) => name);
  }, ready);
  await page.context().close();
  // What the browser looks for on its own, such as an icon, is no response of the page.
  return responses.map((response) => response.url()).filter((address) => later.includes(address));
}

async function visit(browser, readyEvent) {
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, hasTouch: true });
  const page = await context.newPage();
  page.session = await context.newCDPSession(page);
  const responses = [];
  page.on("response", (response) => responses.push(response));
  await page.addInitScript((name) => {
    globalThis.ready = new Promise((resolve) => {
      document.addEventListener(name, () => resolve(performance.now()), { once: true });
    });
  }, readyEvent);
  return { page, responses };
}

async function sizes(responses, site) {
  const files = [];
  for (const response of responses.filter((response) => response.url().startsWith(site) && response.ok())) {
    const body = await response.body();
    files.push({ path: new URL(response.url()).pathname, plain: body.length, compressed: compressed(body) });
  }
  return files;
}

function compressed(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}
