// Pictures of every main screen in target/screenshots, and what is mechanically wrong with them.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, open, ready, screenshot } from "./harness.mjs";
import { scenes, sizes } from "./scenes.mjs";
import { untidiness } from "./tidy.mjs";

after(closeBrowser);

for (const [size, width, height] of sizes) {
  for (const dark of [false, true]) {
    const theme = dark ? "dark" : "light";
    test(`every screen is tidy: ${size}, ${theme}`, async (t) => {
      const page = await open(t, { width, height, dark });
      await ready(page);
      const wrong = [];
      const shot = async (name) => {
        await screenshot(page, `${name}-${size}-${theme}`);
        for (const what of await untidiness(page)) wrong.push(`${name}: ${what}`);
      };
      await scenes(page, shot, size);
      assert.deepEqual(wrong, [], wrong.join("\n"));
    });
  }
}
