// People in front of a screen. Whatever they see is checked: nothing on the console, nothing that axe finds, nothing
// that sticks out sideways. Each page they look at is photographed into out/specs.
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { runsAhead } from "./clock.mjs";
import { until } from "./spec.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OUT = path.join(import.meta.dirname, "..", "out", "specs");
const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
};

/** Everybody in one spec. */
export class People {
  constructor(browser, server, spec) {
    Object.assign(this, { browser, server, spec, all: [] });
  }

  /** Somebody new: `{ name, on: "phone" | "desktop", js, zone, scheme, locale, at }`; `at` is the address they come from, else this machine's. */
  async add({ name = "somebody", on = "phone", js = true, zone = "America/New_York", scheme = "light", locale = "en-US", at } = {}) {
    const context = await this.browser.newContext({
      ...SCREENS[on], javaScriptEnabled: js, timezoneId: zone, colorScheme: scheme, locale, baseURL: this.server.base,
      reducedMotion: "reduce", extraHTTPHeaders: at ? { "x-forwarded-for": at } : undefined,
    });
    context.setDefaultTimeout(10_000);
    await context.addInitScript(runsAhead, this.server.ahead);
    const person = new Person(name, context, await context.newPage(), js, this.spec);
    this.all.push(person);
    return person;
  }

  /** Throws when anybody's console said something that was not expected. */
  assertQuiet() {
    for (const person of this.all) person.assertQuiet();
  }

  /** Where everybody was when it failed. */
  async testify() {
    const said = [];
    for (const person of this.all) {
      const picture = await person.photograph("FAILED").catch(() => "no picture");
      said.push(`${person.name} was at ${person.page.url()}  ${picture}`, ...person.heard.map((line) => `  console: ${line}`));
    }
    return said;
  }

  /** Everybody closes their browser. */
  async leave() {
    await Promise.all(this.all.map((person) => person.context.close().catch(() => {})));
  }
}

class Person {
  constructor(name, context, page, js, spec) {
    Object.assign(this, { name, context, page, js, spec, heard: [], expected: [], pictures: 0 });
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && this.hear(message.text()));
    page.on("pageerror", (error) => this.hear(String(error)));
  }

  hear(line) {
    if (!this.expected.some((pattern) => pattern.test(line))) this.heard.push(line);
  }

  /** A console line that belongs to the story, such as the browser's own note on a refused form. */
  expects(pattern) {
    this.expected.push(pattern);
    return this;
  }

  assertQuiet() {
    if (this.heard.length > 0) throw new Error(`${this.name}'s console: ${this.heard.join(" | ")}`);
  }

  /** Opens a page and looks at it; the status has to be as told. */
  async opens(where, status = 200) {
    if (status >= 400) this.expects(new RegExp(`status of ${status}`));
    const answer = await this.page.goto(where);
    if (answer.status() !== status) throw new Error(`${where} answered ${answer.status()}, not ${status}`);
    await this.looks();
  }

  /** Presses something that leads to another page, and looks at that. */
  async presses(what, status) {
    if (status >= 400) this.expects(new RegExp(`status of ${status}`));
    const [answer] = await Promise.all([
      this.page.waitForNavigation({ waitUntil: "load" }),
      (typeof what === "string" ? this.page.getByRole("button", { name: what }) : what).click(),
    ]);
    if (status && answer?.status() !== status) throw new Error(`that answered ${answer?.status()}, not ${status}`);
    await this.looks();
  }

  /** Fills a form found by where it posts, presses its button, and looks at what comes. */
  async sends(form, fields = {}, { button, status } = {}) {
    const found = this.form(form);
    await this.fills(found, fields);
    const press = button ? found.getByRole("button", { name: button }) : found.locator("button:not([type=button])").first();
    if (!(await press.isVisible())) await this.unfolds(press);
    await this.presses(press, status);
  }

  /** The form that posts to an address with this end. */
  form(end) {
    return this.page.locator(`form[method=post][action$="${end}"]`).first();
  }

  /** Types into fields by name; `true` and `false` tick, and folds are opened on the way. */
  async fills(form, fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = form.locator(`[name="${name}"]`).first();
      if (!(await field.isVisible())) await this.unfolds(field);
      if (typeof value === "boolean") await field.setChecked(value);
      else if ((await field.evaluate((element) => element.tagName)) === "SELECT") await chooses(field, value);
      else await field.fill(String(value));
    }
  }

  /** Opens every closed fold around something, the outermost first. */
  async unfolds(inside) {
    const folds = inside.locator("xpath=ancestor::details[not(@open)]");
    for (let left = await folds.count(); left > 0; left -= 1) await folds.first().locator("> summary").click();
  }

  /** Islands awake, then: sideways, axe, a picture, the console. */
  async looks() {
    await this.page.waitForLoadState("load");
    if (this.js) await this.wakes();
    const wide = await this.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (wide > 0) throw new Error(`${this.page.url()} sticks out sideways by ${wide}px`);
    await until("what moves to rest", () => this.page.evaluate("document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)"));
    if (this.js) await this.axe();
    await this.photograph();
    this.assertQuiet();
  }

  async wakes() {
    const asleep = "document.querySelector('leptos-island') && !('awake' in document.documentElement.dataset)";
    await until("the islands to wake", async () => {
      this.assertQuiet();
      return !(await this.page.evaluate(asleep));
    });
  }

  async axe() {
    const found = await this.page.evaluate(`(async () => { ${AXE}; return (await axe.run()).violations })()`);
    const told = found.map((v) => `${v.id} (${v.help}): ${v.nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.any[0]?.message ?? ""}`).join("; ")}`);
    if (told.length > 0) throw new Error(`axe at ${this.page.url()}:\n${told.join("\n")}`);
  }

  async photograph(why = "") {
    await mkdir(OUT, { recursive: true });
    const words = [this.spec.title, this.name, String((this.pictures += 1)).padStart(2, "0"), why].filter(Boolean);
    const file = path.join(OUT, `${words.join("-").replace(/[^\w-]+/g, "_")}.png`);
    await this.page.screenshot({ path: file, fullPage: true });
    return file;
  }

  /** Throws unless the page shows this text now or soon. */
  async sees(text, longest = 10_000) {
    await this.page.getByText(text).first().waitFor({ timeout: longest }).catch(async () => {
      const body = await this.page.locator("body").innerText();
      throw new Error(`${this.name} does not see ${text} at ${this.page.url()}; there is:\n${body.slice(0, 1500)}`);
    });
  }

  /** Throws when the page shows this text anywhere, hidden parts and attributes included. */
  async doesNotFind(text) {
    if ((await this.page.content()).includes(text)) throw new Error(`${this.name} finds "${text}" at ${this.page.url()}`);
  }

  /** Signs in at /signin and arrives. */
  async signsIn({ email, password }) {
    await this.opens("/signin");
    await this.sends("/signin", { email, password });
    if (new URL(this.page.url()).pathname.startsWith("/signin")) throw new Error(`${email} could not sign in`);
  }
}

async function chooses(field, value) {
  const labels = await field.locator("option").allInnerTexts();
  const label = labels.find((text) => text.includes(value));
  await (label ? field.selectOption({ label }) : field.selectOption(value));
}
