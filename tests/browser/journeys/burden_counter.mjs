// The counter of the recording burden counts what it says it counts.

import assert from "node:assert/strict";
import { Burden } from "../burden.mjs";
import { journey } from "../journey.mjs";

const FORM = `<!doctype html><html lang="en"><title>Visit</title><main><h1>Visit</h1><form>
  <input type="hidden" name="token" value="1">
  <input name="on" value="2026-03-04" aria-label="Day">
  <input type="search" name="find" aria-label="Find">
  <input name="children.0.forename" value="Amara" aria-label="First name">
  <input name="children.0.school" aria-label="School" data-needed>
  <input type="checkbox" name="children.0.seen" data-group="seen" checked aria-label="Seen">
  <input type="checkbox" name="children.1.seen" data-group="seen" checked aria-label="Seen">
  <select name="place" aria-label="Place"><option>home</option><option>school</option></select>
  <textarea name="account" aria-label="What happened"></textarea>
  <button>Save</button></form></main>`;

async function fill(page, change) {
  await page.setContent(FORM);
  await page.evaluate(() => document.querySelector("form").addEventListener("submit", () => {}));
  await change(page);
}

journey("keyed values are those that differ from what the page offered", async (place) => {
  const page = await place.atDesk();
  await page.goto("/sign-in");
  const burden = new Burden();
  burden.begin("S4");

  await fill(page, async () => {});
  await burden.save(page, page.getByRole("button", { name: "Save" }));
  assert.equal(burden.total("keyed"), 0, "accepting what is offered costs nothing");
  assert.equal(burden.total("required"), 1);

  await fill(page, async () => {
    await page.getByLabel("Find").fill("Okonjo");
    await page.getByLabel("School").fill("St Brannoc’s");
    await page.getByLabel("Place").selectOption("school");
    await page.getByLabel("What happened").fill("We talked.");
    for (const tick of await page.getByLabel("Seen").all()) await tick.uncheck();
  });
  await burden.save(page, page.getByRole("button", { name: "Save" }));
  assert.equal(burden.total("keyed"), 4, "school, place, account, and the ticks of both children as one");
  assert.equal(burden.total("searches"), 1);
  assert.equal(burden.total("records"), 2);
  assert.deepEqual(burden.rekeys, []);

  await fill(page, async () => page.getByLabel("School").fill("st brannoc’s "));
  await burden.save(page, page.getByRole("button", { name: "Save" }));
  assert.deepEqual(burden.rekeys, ["amara · school"], "what is known is not asked again");
  assert.throws(() => burden.assertWithinLimits(), /S0 was not walked/);
});
