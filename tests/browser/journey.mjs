// A journey: what one or more people do in the browser, from signing in to seeing what came of it. Every page on the way can be checked
// for accessibility, walked by keyboard and looked at on a phone.

import assert from "node:assert/strict";
import { accessSync, constants, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startKith } from "./kith.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** WCAG 2.2 up to AA, and what axe's authors recommend beyond it. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const OUTPUT = path.join(path.dirname(fileURLToPath(import.meta.url)), "output");
/** Longer than any page takes on a busy machine. */
const PAGE_WITHIN_MS = 30_000;
/** More stops than the longest form has fields. */
const TABS_MAX = 400;
/** The narrowest screen that WCAG asks for. */
const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

/**
 * Declares a journey. `walk` gets a place of its own: a fresh made-up authority, a browser, and the checks below.
 * A page that fails to load something, logs an error or asks another host for anything fails the journey.
 */
export function journey(name, walk) {
  test(name, { timeout: 10 * 60_000 }, async () => {
    const place = await Place.make(name);
    try {
      await walk(place);
      assert.deepEqual(place.troubles, [], "the browser reported trouble");
    } finally {
      await place.close();
    }
  });
}

class Place {
  static async make(name) {
    const kith = await startKith();
    try {
      const browser = await chromium.launch({ executablePath: chromiumProgram(), args: flags() });
      await mkdir(OUTPUT, { recursive: true });
      return new Place(name, kith, browser);
    } catch (error) {
      await kith.stop();
      throw error;
    }
  }

  constructor(name, kith, browser) {
    this.name = name;
    this.kith = kith;
    this.browser = browser;
    this.troubles = [];
    this.pictures = 0;
  }

  async close() {
    await this.browser.close();
    await this.kith.stop();
  }

  /** Somebody at a desk. Each has a browser of their own. */
  async atDesk() {
    return this.#page({ viewport: DESK });
  }

  /** Somebody with a phone. */
  async onPhone() {
    return this.#page({ viewport: PHONE, hasTouch: true, isMobile: true });
  }

  /** Somebody whose browser runs no scripts. */
  async withoutScript() {
    return this.#page({ viewport: DESK, javaScriptEnabled: false });
  }

  async #page(options) {
    const context = await this.browser.newContext({ baseURL: this.kith.address, locale: "en-GB", timezoneId: "Europe/London", ...options });
    context.setDefaultTimeout(PAGE_WITHIN_MS);
    const page = await context.newPage();
    const home = new URL(this.kith.address).origin;
    page.on("pageerror", (error) => this.troubles.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      // Chromium logs every answer of 400 or more as an error; a page that asks to put something right is one.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) this.troubles.push(`${page.url()}: ${message.text()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 500) this.troubles.push(`${response.url()}: answered ${response.status()}`);
    });
    page.on("request", (request) => {
      const asked = new URL(request.url());
      if (asked.protocol.startsWith("http") && asked.origin !== home) this.troubles.push(`${page.url()}: asked ${asked.origin}`);
    });
    return page;
  }

  /** Signs in by the role card with this title. */
  async signIn(page, title) {
    await page.goto("/sign-in");
    const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
    await card.getByRole("button").click();
    await page.waitForURL((address) => address.pathname !== "/sign-in");
  }

  /** Signs out, so that somebody else can sign in. */
  async signOut(page) {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in");
  }

  /** Holds a page to every rule, and keeps a picture of it. Findings name the rule and the element. */
  async checkPage(page) {
    await this.picture(page);
    const found = await findings(page);
    assert.deepEqual(found, [], `accessibility of ${page.url()}`);
  }

  /** The same page on the narrowest phone: nothing may have to be scrolled sideways. */
  async checkNarrow(page) {
    const before = page.viewportSize();
    await page.setViewportSize(PHONE);
    await this.picture(page, "narrow");
    const { wide, room } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    const found = await findings(page);
    await page.setViewportSize(before);
    assert.ok(wide <= room, `${page.url()} is ${wide} pixels wide on a screen of ${room}`);
    assert.deepEqual(found, [], `accessibility of ${page.url()} on a phone`);
  }

  /** Keeps a picture, for people to look at. */
  async picture(page, of = "") {
    this.pictures += 1;
    const words = [this.name, String(this.pictures).padStart(2, "0"), new URL(page.url()).pathname, of];
    const file = words.join(" ").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 120);
    await page.screenshot({ path: path.join(OUTPUT, `${file}.png`), fullPage: true });
  }
}

/** What axe finds on a page, one line each. */
export async function findings(page) {
  // Evaluated by the browser's own tools, so the page's content policy stays as strict as it is for everybody.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`));
}

/** Hands on the keyboard, away from the mouse. */
export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  /** Presses Tab until the control with this name has the focus, which must be seen to have it. */
  async goTo(name) {
    for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
      await this.page.keyboard.press("Tab");
      const at = await this.#focused();
      if (at && (typeof name === "string" ? at.name === name : name.test(at.name))) {
        assert.ok(at.seen, `nothing shows that “${at.name}” has the focus`);
        return;
      }
    }
    assert.fail(`“${name}” cannot be reached with Tab on ${this.page.url()}`);
  }

  /** Goes to a control and types. */
  async type(name, text) {
    await this.goTo(name);
    await this.page.keyboard.insertText(text);
  }

  /** Goes to a button or link and presses Enter. */
  async press(name) {
    await this.goTo(name);
    await this.page.keyboard.press("Enter");
    await this.page.waitForLoadState();
  }

  /** Goes to a tick box or a choice and takes it. */
  async tick(name) {
    await this.goTo(name);
    await this.page.keyboard.press("Space");
  }

  async #focused() {
    return this.page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const labelled = (at.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
      const name = at.getAttribute("aria-label") || labelled.trim() || at.labels?.[0]?.textContent || at.textContent || "";
      // GOV.UK marks the focus of a tick box on the label beside it.
      const marked = [at, at.labels?.[0], at.parentElement].filter(Boolean).flatMap((element) => [null, "::before"].map((part) => getComputedStyle(element, part)));
      const seen = marked.some((style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
      return { name: name.replace(/\s+/g, " ").trim(), seen };
    });
  }
}

function chromiumProgram() {
  const places = [process.env.KITH_CHROMIUM, ...(process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, "chromium"))];
  const program = places.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!program) throw new Error("Chromium is not installed. `make test` installs it, or say in KITH_CHROMIUM where it is.");
  return program;
}

function flags() {
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  // Chromium's sandbox refuses to run as root, which is what build machines are.
  return process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;
}
