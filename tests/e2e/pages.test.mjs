// The pages about the session: how their fields take an answer.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "./harness.mjs";
import { press } from "./hands.mjs";
import { holds, session } from "./session.mjs";

after(closeBrowser);

test("of many choices the chosen one stands alone, and a tap on it brings them all back", async (t) => {
  const page = await session(t);
  await press(page, '[data-tab="Client"]');
  const role = page.locator('[data-attribute="prescriberRole"]');
  const offered = await role.locator(".chip").count();
  await press(page, role.getByRole("button", { name: "Chiropractor" }));
  await holds(page, ({ referral }) => referral.prescriberRole, "DC");
  assert.equal(await role.locator(".chip").count(), 1);
  await press(page, role.getByRole("button", { name: "Remove Chiropractor" }));
  await holds(page, ({ referral }) => referral?.prescriberRole, undefined);
  assert.equal(await role.locator(".chip").count(), offered);
});
