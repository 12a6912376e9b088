import assert from "node:assert/strict";
import { copyFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { mock, test } from "node:test";
import { pathToFileURL } from "node:url";
import { open } from "./harness/page.mjs";

const PUBLIC = new URL("../../../public/", import.meta.url);
/** A browser half that writes down what is asked of it; "bad" breaks half way, and whatever woke in the same copy afterwards. */
const CLIENT = `
let broken = false;
export default async ({ module_or_path }) => globalThis.calls.push(["load", module_or_path.pathname.split("/").at(-1)]);
export const wake = (island) => {
  island.append(Object.assign(document.createElement("textarea"), { id: "text" }));
  broken ||= island.id === "bad";
  if (broken) throw new Error("unreachable");
  globalThis.calls.push(["wake", island.id]);
};`;

/** Runs start.js on a page beside that browser half; gives what was asked and what was said. */
async function starts(body, client, between = () => {}) {
  const page = open(body);
  globalThis.calls = [];
  const said = mock.method(console, "warn", () => {});
  // What did not wake is read anew from time to time: not here.
  mock.timers.reset();
  mock.timers.enable({ apis: ["setInterval"] });
  if (client) page.document.documentElement.dataset.client = client;
  const folder = await mkdtemp(path.join(tmpdir(), "start-"));
  try {
    const scripts = (await readdir(PUBLIC)).filter((name) => name.endsWith(".js"));
    for (const name of scripts) await copyFile(new URL(name, PUBLIC), path.join(folder, name));
    await writeFile(path.join(folder, "package.json"), `{ "type": "module" }`);
    if (client) await writeFile(path.join(folder, `${client}.js`), CLIENT);
    between(page);
    await import(pathToFileURL(path.join(folder, "start.js")).href);
    const warned = said.mock.calls.map((call) => call.arguments.join(" "));
    return { page, calls: globalThis.calls, awake: "awake" in page.document.documentElement.dataset, warned };
  } finally {
    said.mock.restore();
    await rm(folder, { recursive: true });
  }
}

const island = (id, inner = "") => `<leptos-island data-component="Ask" id="${id}">${inner}</leptos-island>`;

test("islands wake one by one, in the order of the page", async () => {
  const { calls, awake, warned } = await starts(island("a") + island("b"), "attendee");
  assert.deepEqual(calls, [["load", "attendee_bg.wasm"], ["wake", "a"], ["wake", "b"]]);
  assert.ok(awake);
  assert.deepEqual(warned, []);
});

test("a page without islands loads nothing", async () => {
  const { calls, awake } = await starts("<p>Still</p>", "attendee");
  assert.deepEqual({ calls, awake }, { calls: [], awake: false });
});

test("what was typed before it woke is carried over, with the cursor", async () => {
  const types = (page) => {
    page.one("#text").value = "Half a question";
    page.one("#text").focus();
  };
  const { page } = await starts(island("a", `<p>Server’s</p><textarea id="text"></textarea>`), "attendee", types);
  assert.equal(page.one("#a").children.length, 1, "the server’s is gone");
  assert.equal(page.one("#text").value, "Half a question");
  assert.equal(page.document.activeElement, page.one("#text"));
});

test("an island that breaks keeps the server's page, stops no other, and is named once", async () => {
  const { page, calls, warned } = await starts(island("a") + island("bad", "<form>Server’s</form>") + island("c"), "attendee");
  assert.equal(page.one("#bad").innerHTML, "<form>Server’s</form>");
  assert.deepEqual(calls.filter(([what]) => what === "wake"), [["wake", "a"], ["wake", "c"]]);
  assert.equal(warned.length, 1);
  assert.match(warned[0], /their forms work all the same.*Ask \(Error: unreachable\)/);
});

test("without a browser half the page stays, and says so", async () => {
  const { page, warned } = await starts(island("a", "<form>Server’s</form>"));
  assert.equal(page.one("#a").innerHTML, "<form>Server’s</form>");
  assert.match(warned.join(), /names no data-client/);
});
