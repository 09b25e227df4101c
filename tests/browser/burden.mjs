// The recording burden: what a worker has to key, counted from the pages themselves. A field counts when what is sent differs from what
// the page offered; so a default that is accepted costs nothing, and a form cannot hide its cost.
//
// - keyed: fields set or changed. A group of ticks, of radios, or of parts of a date counts once; so do the same ticks in several rows.
// - searches: words typed to find something that is there. They are shown apart, and are not keyed.
// - required: fields without which the form is refused.
// - records: forms saved. screens: pages that had to be opened for it.
// - re-keys: a value keyed again about the same person or family and the same question.
// - words: words typed, narrative included.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const LIMITS = JSON.parse(readFileSync(new URL("burden.json", import.meta.url), "utf8"));

export class Burden {
  #steps = new Map();
  #step;
  #known = new Map();
  #rekeys = [];

  /** From here on, everything belongs to this step of the story. */
  begin(step) {
    this.#step = { keyed: 0, required: 0, records: 0, screens: 0, searches: 0, words: 0, fields: [] };
    this.#steps.set(step, this.#step);
  }

  /** Opens a page that the step needs. */
  async open(page, address) {
    await page.goto(address);
    this.#step.screens += 1;
  }

  /** Follows a link or a button that leads to a page which the step needs and saves nothing. */
  async follow(page, control) {
    await Promise.all([page.waitForEvent("framenavigated"), control.click()]);
    await page.waitForLoadState();
    this.#step.screens += 1;
  }

  /** Counts a form and saves it as one record. `about` says who it is about, where the page has no better word. */
  async save(page, button, about = "the family") {
    await this.#send(page, button, about);
    this.#step.records += 1;
  }

  /** Counts a part of a form that is kept until the whole is saved. */
  async keepPart(page, button, about = "the family") {
    await this.#send(page, button, about);
  }

  async #send(page, button, about) {
    const form = await button.evaluate(readForm, about);
    await Promise.all([page.waitForEvent("framenavigated"), button.click()]);
    await page.waitForLoadState();
    assert.equal(await page.locator(".govuk-error-summary").count(), 0, `the form on ${page.url()} was refused`);
    this.#step.screens += 1;
    this.count(form);
  }

  /** Counts what a form says of itself. */
  count({ fields, required }) {
    this.#step.required += required;
    const groups = new Set();
    for (const { group, subject, fact, value, search, words } of fields) {
      if (search) {
        this.#step.searches += 1;
        continue;
      }
      this.#step.words += words;
      if (!groups.has(group)) {
        groups.add(group);
        this.#step.keyed += 1;
        this.#step.fields.push(group);
      }
      const about = `${subject} · ${fact}`.toLowerCase();
      const said = value.trim().toLowerCase();
      const before = this.#known.get(about) ?? new Set();
      if (said && before.has(said)) this.#rekeys.push(about);
      this.#known.set(about, before.add(said));
    }
  }

  get rekeys() {
    return this.#rekeys;
  }

  total(what) {
    return [...this.#steps.values()].reduce((sum, step) => sum + step[what], 0);
  }

  /** The table that `make burden` prints. */
  table() {
    const columns = ["keyed", "required", "records", "screens", "searches", "words"];
    const row = (name, numbers) => [name.padEnd(8), ...numbers.map((number) => String(number).padStart(10))].join("");
    const lines = [row("step", [...columns, "limit"])];
    for (const [name, step] of this.#steps) lines.push(row(name, [...columns.map((column) => step[column]), LIMITS.keyed[name] ?? "-"]));
    lines.push(row("all", [...columns.map((column) => this.total(column)), Object.values(LIMITS.keyed).reduce((sum, limit) => sum + limit, 0)]));
    lines.push(`re-keys: ${this.#rekeys.length} (limit ${LIMITS.rekeys})   records: ${this.total("records")} (limit ${LIMITS.records})`);
    return lines.join("\n");
  }

  /** Fails when anything has risen above its limit, and says what is keyed there. */
  assertWithinLimits() {
    for (const [name, limit] of Object.entries(LIMITS.keyed)) {
      const step = this.#steps.get(name);
      assert.ok(step, `step ${name} was not walked`);
      assert.ok(step.keyed <= limit, `${name} takes ${step.keyed} keyed values, and ${limit} is the limit: ${step.fields.join(", ")}`);
    }
    assert.ok(this.#rekeys.length <= LIMITS.rekeys, `keyed again although it was known: ${this.#rekeys.join("; ")}`);
    assert.ok(this.total("records") <= LIMITS.records, `${this.total("records")} records, and ${LIMITS.records} is the limit`);
  }
}

/** Runs in the page: what is keyed in the form of a button, as against what the page offered. */
function readForm(button, about) {
  const form = button.form;
  const changed = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") {
      // Without a chosen option in the page, a list offers its first.
      const offered = [...field.options].filter((option) => option.defaultSelected);
      const first = offered.length === 0 && !field.multiple ? [field.options[0]] : offered;
      return [...field.options].some((option) => option.selected !== first.includes(option));
    }
    return field.value !== field.defaultValue;
  };
  const isTick = (field) => field.type === "checkbox" || field.type === "radio";
  // "children.2.born" is the question "born" about the third child.
  const parts = (name) => name.split(".");
  const rowOf = (field) => parts(field.name).slice(0, -1).join(".");
  const subjectOf = (field) => {
    const marked = field.closest("[data-subject]")?.dataset.subject;
    if (marked) return marked;
    const row = rowOf(field);
    const names = ["forename", "name", "surname"].map((name) => row && form.elements.namedItem(`${row}.${name}`)?.value).filter(Boolean);
    return names.join(" ") || (row ? `${about} ${row}` : about);
  };
  const groupOf = (field) => {
    const date = field.closest(".govuk-date-input");
    if (date) return date.id || field.name;
    return field.closest("[data-group]")?.dataset.group ?? field.name;
  };

  const fields = [...form.elements]
    .filter((field) => ["INPUT", "SELECT", "TEXTAREA"].includes(field.tagName))
    .filter((field) => !field.disabled && field.name && !["hidden", "submit", "button", "image", "reset"].includes(field.type))
    .filter(changed)
    .map((field) => ({
      group: groupOf(field),
      subject: subjectOf(field),
      fact: parts(field.name).at(-1),
      // A tick says the same each time it is true, and a visit is made more than once.
      value: isTick(field) ? "" : field.value,
      search: field.type === "search" || field.closest("[data-search]") !== null,
      words: isTick(field) || field.tagName === "SELECT" ? 0 : field.value.split(/\s+/).filter(Boolean).length,
    }));
  const required = new Set([...form.querySelectorAll("[data-needed], [required], [aria-required=true]")].map((field) => field.name || field.id)).size;
  return { fields, required };
}
