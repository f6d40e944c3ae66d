// The other browsers, each started with its driver for one test, with an empty memory and a folder for what it downloads.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder, Capabilities } from "selenium-webdriver";
import BrowsingContext from "selenium-webdriver/bidi/browsingContext.js";
import { soon } from "../soon.mjs";
import { Page } from "./page.mjs";

/** Milliseconds for a driver to listen. */
const PATIENCE = 30_000;

/**
 * Starts a browser and answers its page, of just this size, with `downloads`, the folder where its files arrive, and
 * `name`, the browser's own with its version. All that was started ends with the test.
 */
export async function start(t, browser, { width, height, dark = false, language = "en-GB" }) {
  const home = mkdtempSync(join(tmpdir(), "palpate-browser-"));
  const ends = [() => rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })];
  // The last that was started ends first.
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  const downloads = join(home, "Downloads");
  mkdirSync(downloads);
  const settings = { home, downloads, width, height, dark, language };
  const { environment = {}, program, capabilities, touch, resize } = await browsers[browser](settings, ends);
  const port = await freePort();
  await launch(program, [`--port=${port}`], { ...process.env, HOME: home, ...environment }, ends);
  const driver = await connected(port, new Capabilities(capabilities));
  ends.push(() => driver.quit());
  await driver.manage().setTimeouts({ script: 60_000 });
  await resize(driver, width, height);
  const page = new Page(driver, touch);
  page.downloads = downloads;
  const has = await driver.getCapabilities();
  page.name = `${has.getBrowserName()} ${has.getBrowserVersion()}`;
  return page;
}

const browsers = {
  async firefox({ downloads, dark, language }) {
    const preferences = {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2,
      "browser.download.alwaysOpenPanel": false,
      "pdfjs.disabled": false,
      // As on a tablet, which this machine is not.
      "dom.w3c_touch_events.enabled": 1,
      "intl.accept_languages": language,
      "intl.locale.requested": language,
      "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
      "ui.prefersReducedMotion": 1,
    };
    return {
      program: process.env.GECKODRIVER ?? "geckodriver",
      capabilities: {
        browserName: "firefox",
        webSocketUrl: true,
        "moz:firefoxOptions": { binary: process.env.FIREFOX ?? "/usr/bin/firefox-esr", args: ["-headless"], prefs: preferences },
      },
      touch: "fingers",
      // A window of Firefox is never as narrow as a phone; what is shown in it can be.
      async resize(driver, width, height) {
        const context = await BrowsingContext(driver, { browsingContextId: await driver.getWindowHandle() });
        await context.setViewport(width, height);
      },
    };
  },

  async webkitgtk({ home, downloads, dark, language }, ends) {
    mkdirSync(join(home, ".config/gtk-3.0"), { recursive: true });
    // Its tool bar would keep the window wider than a phone.
    writeFileSync(join(home, ".config/gtk-3.0/gtk.css"), "* { min-width: 0; margin: 0; padding: 0; font-size: 1px; }\n");
    writeFileSync(join(home, ".config/user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
    return {
      environment: {
        DISPLAY: await screen(ends),
        GDK_BACKEND: "x11",
        GTK_THEME: dark ? "Adwaita:dark" : "Adwaita",
        LANGUAGE: language.replace("-", "_"),
        XDG_CONFIG_HOME: join(home, ".config"),
        // One that nobody answers would be waited for.
        DBUS_SESSION_BUS_ADDRESS: "disabled:",
      },
      program: process.env.WEBKIT_DRIVER ?? "WebKitWebDriver",
      capabilities: { browserName: "MiniBrowser", "webkitgtk:browserOptions": { args: ["--automation"] } },
      // Its driver takes touch and plays a mouse.
      touch: "mouse",
      async resize(driver, width, height) {
        await soon(async () => {
          const [across, down, wide, high] = await driver.executeScript(
            "return [innerWidth, innerHeight, outerWidth - innerWidth, outerHeight - innerHeight]");
          if (across === width && down === height) return;
          await driver.manage().window().setRect({ x: 0, y: 0, width: width + wide, height: height + high });
          throw new Error(`found a window of ${across} × ${down}, expected ${width} × ${height}`);
        });
      },
    };
  },
};

/** A screen of its own for a browser that needs one; answers its name. */
async function screen(ends) {
  const server = spawn(process.env.XVFB ?? "Xvfb", ["-displayfd", "1", "-screen", "0", "1600x1600x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  ends.push(() => ended(server));
  const [number] = await once(server.stdout, "data");
  return `:${String(number).trim()}`;
}

async function launch(program, parameters, env, ends) {
  const driver = spawn(program, parameters, { env, stdio: "ignore" });
  await once(driver, "spawn");
  ends.push(() => ended(driver));
}

async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill();
  await exit;
}

async function connected(port, capabilities) {
  const address = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + PATIENCE; ; ) {
    const answer = await fetch(`${address}/status`).catch(() => undefined);
    if (answer?.ok) break;
    if (Date.now() > end) throw new Error(`found no driver at ${address}, expected one within ${PATIENCE} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return new Builder().usingServer(address).withCapabilities(capabilities).build();
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
