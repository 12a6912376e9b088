import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { open } from "./harness/page.mjs";

const START = new URL("../../../public/start.js", import.meta.url);
/** A browser half that writes down what is asked of it. */
const CLIENT = `export const calls = [];
export default async ({ module_or_path }) => calls.push(["load", module_or_path.pathname.split("/").at(-1)]);
export const hydrate = () => calls.push(["hydrate"]);
export const Vote_1 = (island) => calls.push(["wake", island.id]);`;

/** Runs start.js on a page beside that browser half; gives what was asked. */
async function starts(body, client) {
  const page = open(body);
  if (client) page.document.documentElement.dataset.client = client;
  const folder = await mkdtemp(path.join(tmpdir(), "start-"));
  try {
    await copyFile(START, path.join(folder, "start.js"));
    await writeFile(path.join(folder, "package.json"), `{ "type": "module" }`);
    await writeFile(path.join(folder, "attendee.js"), CLIENT);
    await import(pathToFileURL(path.join(folder, "start.js")).href);
    const { calls } = await import(pathToFileURL(path.join(folder, "attendee.js")).href);
    return { calls, awake: "awake" in page.document.documentElement.dataset };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("islands wake one by one, in the order of the page", async () => {
  const page = `<leptos-island data-component="Vote_1" id="a"></leptos-island><leptos-island data-component="Vote_1" id="b"></leptos-island>`;
  const { calls, awake } = await starts(page, "attendee");
  assert.deepEqual(calls, [["load", "attendee_bg.wasm"], ["hydrate"], ["wake", "a"], ["wake", "b"]]);
  assert.ok(awake);
});

test("a page without islands loads nothing", async () => {
  assert.deepEqual(await starts("<p>Still</p>", "attendee"), { calls: [], awake: false });
});

test("an island that the browser half does not know says so", async () => {
  await assert.rejects(starts(`<leptos-island data-component="Vote_2"></leptos-island>`, "attendee"), /no Vote_2/);
  await assert.rejects(starts(`<leptos-island data-component="Vote_1"></leptos-island>`), /names no data-client/);
});
