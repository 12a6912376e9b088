import assert from "node:assert/strict";
import { test } from "node:test";
import { hints, offerKeys } from "../../../public/desk/keys.js";
import { hearKeys, hearSearch } from "../../../public/desk/press.js";
import { open } from "./harness/page.mjs";

const ROWS = `<ol class="rows">
  <li><a class="cover" href="/inbox/1">One</a><form action="/inbox/1/acknowledge" method="post"><button>Acknowledge</button></form></li>
  <li><a class="cover" href="/inbox/2">Two</a><button data-row-key="p" id="publish">Publish</button></li>
</ol>`;

function desk(body, wishes) {
  const page = open(body, wishes);
  hearKeys();
  return page;
}

test("g and a letter lead somewhere, once", () => {
  const page = desk("");
  assert.ok(page.press("g") && page.press("i"));
  assert.ok(page.press("g") && !page.press("y"));
  assert.ok(!page.press("i"));
  assert.deepEqual(page.went, ["/inbox"]);
});

test("j and k walk through the rows and stop at both ends", () => {
  const page = desk(ROWS);
  for (const [key, at] of [["j", "One"], ["j", "Two"], ["j", "Two"], ["k", "One"], ["k", "One"]]) {
    assert.ok(page.press(key));
    assert.equal(page.document.activeElement.textContent, at);
  }
  assert.ok(!desk("<p>No rows</p>").press("j"));
});

test("a key that is held is one deed, but goes on through a list", () => {
  const page = desk(`<button data-key="p" id="page">Page</button>${ROWS}`);
  let clicks = 0;
  page.one("#page").addEventListener("click", () => (clicks += 1));
  assert.ok(page.press("p"));
  assert.ok(!page.press("p", { repeat: true }));
  assert.equal(clicks, 1);
  assert.ok(page.press("j") && page.press("j", { repeat: true }));
  assert.equal(page.document.activeElement.textContent, "Two");
});

test("k from nowhere begins at the last row", () => {
  const page = desk(ROWS);
  page.press("k");
  assert.equal(page.document.activeElement.textContent, "Two");
});

test("a row's own key comes before the page's", () => {
  const page = desk(`<button data-key="p" id="page">Page</button>${ROWS}`);
  const clicked = [];
  page.document.addEventListener("click", (event) => clicked.push(event.target.id));
  page.press("p");
  page.one('a[href="/inbox/2"]').focus();
  page.press("p");
  assert.deepEqual(clicked, ["page", "publish"]);
});

test("e acknowledges the row that has the focus", () => {
  const page = desk(ROWS);
  let sent = 0;
  page.one("form").requestSubmit = () => (sent += 1);
  assert.ok(!page.press("e"));
  page.one('a[href="/inbox/1"]').focus();
  assert.ok(page.press("e"));
  assert.equal(sent, 1);
});

test("a button may have several keys, and a fold opens at its text", () => {
  const page = desk(`<button data-key="[ ArrowLeft" id="back">Back</button><details><summary data-key="r">Answer</summary><textarea></textarea></details>`);
  let back = 0;
  page.one("#back").addEventListener("click", () => (back += 1));
  assert.ok(page.press("[") && page.press("ArrowLeft") && page.press("r"));
  assert.deepEqual([back, page.one("details").open, page.document.activeElement.localName], [2, true, "textarea"]);
});

test("whoever types is left alone; Escape leaves the field and closes menus", () => {
  const page = desk(`<details class="menu" open><summary>More</summary></details><textarea data-key="r"></textarea>`);
  page.one("textarea").focus();
  assert.ok(!page.press("j") && !page.press("g"));
  page.press("Escape");
  assert.equal(page.one("details").open, false);
  assert.notEqual(page.document.activeElement, page.one("textarea"));
});

test("Ctrl Enter sends the form of a text; other keys held down belong to the browser", () => {
  const page = desk(`<form><textarea></textarea></form><a data-key="n" id="new">New</a>`);
  let sent = 0;
  page.one("form").requestSubmit = () => (sent += 1);
  page.one("textarea").focus();
  page.press("Enter", { ctrlKey: true });
  page.press("Enter");
  page.one("textarea").blur();
  assert.ok(!page.press("n", { ctrlKey: true }) && !page.press("n", { altKey: true }));
  assert.equal(sent, 1);
});

test("keys that are switched off do nothing, but for the list that switches them on", () => {
  const page = desk(`<a data-key="n">New</a>`);
  globalThis.localStorage.setItem("keys", "off");
  hints();
  assert.equal(page.one("kbd.hint-key"), null);
  assert.ok(!page.press("n") && page.press("?"));
  const box = page.one("dialog.keys input[type=checkbox]");
  assert.equal(box.checked, false);
  box.checked = true;
  box.dispatchEvent(new globalThis.Event("change"));
  page.one("dialog.keys").close();
  assert.equal(page.one("a kbd.hint-key").textContent, "n");
  assert.ok(page.press("n"));
});

test("hints stand before a chevron, once, and only where there is a keyboard", () => {
  const body = `<div class="sidebar"><p class="me">Ed</p></div><button data-key="e">Go<i class="chevron"></i></button><a data-key="ArrowUp">Up</a>`;
  const page = open(body);
  offerKeys();
  hints();
  assert.equal(page.one("button[data-key]").innerHTML.replace(/ class="[^"]*"| aria-hidden="true"/g, ""), "Go<kbd>e</kbd><i></i>");
  assert.equal(page.one("a kbd"), null);
  assert.equal(page.one(".sidebar button").textContent, "Keys?");
  const phone = open(body, { fine: false });
  hints();
  assert.equal(phone.one("kbd.hint-key"), null);
});

test("a slash leads to the inbox's search, and into it", () => {
  const page = desk("");
  page.press("/");
  assert.deepEqual(page.went, ["/inbox#search"]);
  const inbox = open(`<input type="search" data-key="/">`, { at: "https://w.example/inbox#search" });
  hearSearch();
  assert.equal(inbox.document.activeElement, inbox.one("input"));
});
