import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as soon } from "node:timers/promises";
import { dress, dressAgain, hearHelps } from "../../../public/desk/dress.js";
import { forgetNotice, standBy } from "../../../public/desk/said.js";
import { open } from "./harness/page.mjs";

function desk(body, wishes) {
  const page = open(body, wishes);
  standBy();
  dress();
  dressAgain();
  hearHelps();
  return page;
}

const clipboard = (writeText) => Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText } }, configurable: true });

test("what needs a script is shown, what stands for it is hidden, one's own zone is not told", () => {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const page = desk(`<b data-script hidden></b><i data-noscript></i><u data-yours="${own}"></u><s data-yours="Mars/Base" hidden></s>`);
  assert.deepEqual(["b", "i", "u", "s"].map((name) => page.one(name).hidden), [false, true, true, false]);
});

test("fresh HTML of an island is dressed as the first was", () => {
  const page = desk("<main></main>");
  page.one("main").innerHTML = `<button data-key="p" data-script hidden>Publish</button>`;
  page.document.dispatchEvent(new globalThis.Event("fresh"));
  assert.equal(page.one("button").hidden, false);
  assert.equal(page.one("button kbd").textContent, "p");
});

test("a field is copied, or marked where the browser refuses", async () => {
  const page = desk(`<input id="link" value="https://w.example/e/abc"><button data-copy="link" hidden>Copy</button>`);
  const copied = [];
  clipboard(async (text) => copied.push(text));
  page.one("button").click();
  await soon(0);
  assert.deepEqual([copied, page.said()], [["https://w.example/e/abc"], "Copied."]);
  clipboard(async () => Promise.reject(new Error("no")));
  page.one("button").click();
  await soon(0);
  assert.match(page.said(), /^Marked/);
});

test("a button writes its words into a field, as if they were typed", () => {
  const page = desk(`<form><textarea id="text"></textarea><button type="button" data-fill="text" data-words="Thank you.">Thanks</button></form>`);
  let typed = 0;
  page.document.addEventListener("input", () => (typed += 1));
  page.one("button").click();
  assert.deepEqual([page.one("textarea").value, typed, page.document.activeElement.id], ["Thank you.", 1, "text"]);
});

test("a press elsewhere closes menus, a press inside does not", () => {
  const page = desk(`<details class="menu" open><summary>More</summary><a id="inside">x</a></details><p>elsewhere</p>`);
  page.one("#inside").click();
  assert.equal(page.one("details").open, true);
  page.one("p").click();
  assert.equal(page.one("details").open, false);
});

test("a choice that sends its form does so at once", () => {
  const page = desk(`<form><select data-submit><option>a</option></select></form>`);
  let sent = 0;
  page.one("form").requestSubmit = () => (sent += 1);
  page.one("select").dispatchEvent(new globalThis.Event("change", { bubbles: true }));
  assert.equal(sent, 1);
});

test("what was said of the last deed leaves the address", () => {
  const page = open("", { at: "https://w.example/inbox?show=all&notice=saved#top" });
  let now = "";
  page.document.defaultView.history.replaceState = (_state, _title, to) => (now = String(to));
  forgetNotice();
  assert.equal(now, "https://w.example/inbox?show=all#top");
});
