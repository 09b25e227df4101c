// Signing in and looking around: the shell that every other journey walks through.

import assert from "node:assert/strict";
import { Keyboard, findings, journey } from "../journey.mjs";

journey("a lead practitioner signs in, looks at her work and leaves again", async (place) => {
  const page = await place.atDesk();
  await page.goto("/");
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await place.checkPage(page);
  await place.checkNarrow(page);
  await place.signIn(page, "Family Help lead practitioner");
  await place.checkPage(page);
  await place.checkNarrow(page);
  await place.signOut(page);
  await page.goto("/work");
  assert.equal(new URL(page.url()).pathname, "/sign-in");
});

journey("somebody without a mouse signs in and out", async (place) => {
  const page = await place.atDesk();
  await page.goto("/sign-in");
  const keyboard = new Keyboard(page);
  await keyboard.press(/^Sign in as Helen/);
  await page.waitForURL((address) => address.pathname !== "/sign-in");
  await keyboard.press("Sign out");
  await page.waitForURL("**/sign-in");
});

journey("somebody whose browser runs no scripts signs in", async (place) => {
  const page = await place.withoutScript();
  await place.signIn(page, "Front door worker");
  assert.match(await page.locator("h1").innerText(), /\S/);
});

journey("the checks of a page find what is wrong with it", async (place) => {
  const page = await place.atDesk();
  await page.setContent('<!doctype html><html lang="en"><title>A form</title><main><h1>A form</h1><input type="text"></main>');
  const found = await findings(page);
  assert.ok(found.some((finding) => finding.startsWith("label: ")), found.join("\n"));
  await page.setContent('<!doctype html><html lang="en"><title>Wide</title><main style="width: 700px"><h1>Wide</h1></main>');
  await assert.rejects(place.checkNarrow(page), /700 pixels wide|pixels wide on a screen/);
});
