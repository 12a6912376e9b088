import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, keepDrafts, leaves, settle } from "../../../public/desk/drafts.js";
import { standBy } from "../../../public/desk/said.js";
import { open } from "./harness/page.mjs";

const FORM = (text = "", version = "1") => `<form data-draft method="post" action="/inbox/7/answer"><input type="hidden" name="version" value="${version}">
  <details><summary>Answer</summary><textarea name="text">${text}</textarea></details>
  <p><span data-unsaved hidden>Not saved</span><button>Save</button></p></form>`;
const KEY = "draft /inbox/7/answer text";
const AT = "https://w.example/inbox/7";

const stored = (name) => JSON.parse(globalThis.sessionStorage.getItem(name) ?? "null");
const draft = (value, base = "") => ({ [KEY]: JSON.stringify({ value, base }) });
const sent = (version = "1", from = "/inbox/7") => ({ sent: JSON.stringify({ action: "/inbox/7/answer", version, from }) });

function shown(body, session, at = AT, from = AT) {
  const page = open(body, { at, session, from });
  standBy();
  keepDrafts();
  return page;
}

test("what is typed is kept with what it was typed over, and forgotten when taken back", () => {
  const page = shown(FORM("Old"));
  page.types("textarea", "New");
  assert.deepEqual(stored(KEY), { value: "New", base: "Old" });
  assert.deepEqual([page.one("[data-unsaved]").hidden, page.one("button").className], [false, "primary"]);
  page.types("textarea", "Old");
  assert.equal(stored(KEY), null);
  assert.deepEqual([page.one("[data-unsaved]").hidden, page.one("button").className], [true, ""]);
});

test("a draft comes back after a reload, its fold open", () => {
  const page = shown(FORM("Old"), draft("Half a senten", "Old"));
  assert.equal(page.one("textarea").value, "Half a senten");
  assert.equal(page.one("details").open, true);
  assert.equal(page.said(), "What you had typed is back.");
});

test("what the server added to what was typed is the draft from then on", () => {
  const page = shown(FORM("Half a sentence and more").replace("<textarea", "<textarea data-typed"), draft("Half a sentence"));
  assert.equal(page.one("textarea").value, "Half a sentence and more");
  assert.equal(page.one(".notice"), null);
  assert.deepEqual(stored(KEY), { value: "Half a sentence and more", base: "" });
});

test("over another text of the server's it stands beside that, to be used", () => {
  const page = shown(FORM("Changed meanwhile"), draft("Half a senten", "Old"));
  assert.equal(page.one("textarea").value, "Changed meanwhile");
  assert.match(page.one(".notice").textContent, /Half a senten/);
  page.one(".notice button").click();
  assert.equal(page.one("textarea").value, "Half a senten");
  assert.deepEqual(stored(KEY), { value: "Half a senten", base: "Changed meanwhile" });
  assert.equal(page.one(".notice"), null);
});

test("a way through the sign-in, to the calendar or back, drops nothing", () => {
  shown("<p>The calendar</p>", { ...draft("Typed"), ...sent() }, "https://w.example/plan", "https://w.example/signin");
  assert.equal(stored(KEY)?.value, "Typed");
  const page = shown(FORM(), { ...draft("Typed"), ...sent() }, AT, "https://w.example/signin");
  assert.equal(page.one("textarea").value, "Typed");
});

test("both versions on the screen are no success, though the version is a newer one", () => {
  shown(`<div role="alert">Changed meanwhile</div>${FORM("Typed", "2")}`, { ...draft("Typed"), ...sent() });
  assert.equal(stored(KEY)?.value, "Typed");
});

test("a sent form is done when the page shows it", () => {
  const done = [
    [`<div class="said"><p role="status">Saved.</p></div>${FORM()}`, AT],
    [FORM("", "2"), AT],
    ["<p>The next question</p>", "https://w.example/inbox/8"],
  ];
  for (const [body, at] of done) {
    shown(body, { ...draft("Sent"), ...sent() }, at);
    assert.equal(stored(KEY), null, body);
    assert.equal(stored("sent"), null);
  }
});

test("it is not done when the page refuses it, or is the same as before", () => {
  for (const body of [`<p role="alert">Too long</p>`, FORM()]) {
    open(body, { at: "https://w.example/inbox/7/answer", session: { ...draft("Kept"), ...sent() } });
    settle();
    assert.equal(stored(KEY)?.value, "Kept", body);
  }
});

test("leaving is remembered with the version and the page", () => {
  const page = open(FORM("", "3"), { at: AT });
  leaves(page.one("form"));
  assert.deepEqual(stored("sent"), { action: "/inbox/7/answer", version: "3", from: "/inbox/7" });
});

test("a choice counts as a change, a hidden field does not", () => {
  const page = open(`<form><input type="hidden" name="version" value="1"><select><option>a</option><option selected>b</option><option>c</option></select></form>`);
  const form = page.one("form");
  assert.equal(changed(form), false);
  page.one("[name=version]").value = "2";
  assert.equal(changed(form), false);
  page.one("select").selectedIndex = 2;
  assert.equal(changed(form), true);
});

test("a draft is for who typed it: whoever else signs in in this window sees none", () => {
  const opens = (me, session) => {
    const page = open(FORM("Old"), { at: AT, session });
    page.document.body.dataset.me = me;
    standBy();
    keepDrafts();
    return page.one("textarea").value;
  };
  assert.equal(opens("ana", { ...draft("Ana’s words", "Old"), whose: "ana" }), "Ana’s words");
  assert.equal(opens("ben", { ...draft("Ana’s words", "Old"), whose: "ana" }), "Old");
  assert.equal(stored(KEY), null);
  assert.equal(globalThis.sessionStorage.getItem("whose"), "ben");
});

test("a chosen file is no draft", () => {
  const page = shown(`<form data-draft method="post" action="/plan/import"><input type="file" name="file"><input name="url"></form>`);
  page.one("input[type=file]").dispatchEvent(new page.document.defaultView.Event("input", { bubbles: true }));
  assert.deepEqual(Object.keys(globalThis.sessionStorage).filter((name) => name.startsWith("draft ")), []);
});
