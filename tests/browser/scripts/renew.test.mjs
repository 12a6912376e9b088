import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { renew } from "../../../public/renew.js";
import { open } from "./harness/page.mjs";

/** A page that did not wake, and a server that has news. */
function sleeping(body) {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setInterval"] });
  const page = open(`<main>${body}</main>`);
  const server = { asked: 0, body };
  globalThis.DOMParser = page.document.defaultView.DOMParser;
  globalThis.fetch = async () => {
    server.asked += 1;
    return { ok: true, text: async () => `<html><body><main>${server.body}</main></body></html>` };
  };
  return { page, server };
}

async function later(millis) {
  mock.timers.tick(millis);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

test("what the server has now stands there after half a minute", async () => {
  const { page, server } = sleeping("<p>Open</p>");
  renew("main", () => true);
  server.body = "<p>Paused</p>";
  await later(29_000);
  assert.equal(server.asked, 0);
  await later(1_000);
  assert.equal(page.one("main").innerHTML, "<p>Paused</p>");
});

test("nothing is taken from under somebody who types, or has unfolded something", async () => {
  const { page, server } = sleeping(`<textarea></textarea><details><summary>More</summary></details>`);
  renew("main", () => true);
  page.one("textarea").value = "Half a question";
  server.body = "<p>New</p>";
  await later(30_000);
  assert.equal(page.one("textarea").value, "Half a question");
  page.one("textarea").value = "";
  page.one("details").open = true;
  await later(30_000);
  assert.ok(page.one("textarea"));
  page.one("details").open = false;
  await later(30_000);
  assert.equal(page.one("main").innerHTML, "<p>New</p>");
});

test("pieces that woke keep themselves", async () => {
  const { page, server } = sleeping(`<i>one</i><i>two</i>`);
  renew("i", (piece) => piece.textContent === "two");
  server.body = `<i>ONE</i><i>TWO</i>`;
  await later(30_000);
  assert.equal(page.one("main").textContent, "oneTWO");
});
