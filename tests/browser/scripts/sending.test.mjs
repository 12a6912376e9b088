import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as soon } from "node:timers/promises";
import { hearAcknowledging } from "../../../public/desk/inbox.js";
import { standBy } from "../../../public/desk/said.js";
import { hearSending } from "../../../public/desk/sending.js";
import { open } from "./harness/page.mjs";

const INBOX = `<nav class="tabs"><a href="/inbox?show=unacknowledged">Untouched<span class="count">2</span></a></nav>
  <ol data-list><li class="untouched"><a class="cover" href="/inbox/1">One</a><span class="chip" data-state="received">New</span>
  <form method="post" action="/inbox/1/acknowledge"><button>Acknowledge</button></form></li></ol>`;

function desk(body) {
  const page = open(body);
  standBy();
  hearSending();
  hearAcknowledging();
  return page;
}

/** What waits for an answer goes on. */
async function turns() {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

/** The web answers so; gives what was asked. */
function answers(answer) {
  const asked = [];
  globalThis.fetch = async (address, wishes) => {
    asked.push([new URL(address).pathname, wishes.method]);
    return answer;
  };
  return asked;
}

test("unsaved text elsewhere stops a form once", () => {
  const page = desk(`<form method="post" action="/plan/posts/1/submit" id="deed"><button>Submit</button></form>
    <form method="post" action="/plan/posts/1" data-guard data-draft id="text"><textarea name="body">Old</textarea></form>`);
  assert.ok(page.sends("#deed"));
  globalThis.window.dispatchEvent(new globalThis.Event("pageshow"));
  page.one("textarea").value = "New";
  assert.ok(!page.sends("#deed"));
  assert.match(page.said(), /not saved yet/);
  assert.ok(page.sends("#deed"));
});

test("the guarded form itself leaves, and is remembered", () => {
  const page = desk(`<form method="post" action="/plan/posts/1" data-guard data-draft><textarea name="body">Old</textarea></form>`);
  page.one("textarea").value = "New";
  assert.ok(page.sends("form"));
  assert.equal(JSON.parse(globalThis.sessionStorage.getItem("sent")).action, "/plan/posts/1");
});

test("a form that is on its way does not go a second time", () => {
  const page = desk(`<form method="post" action="/plan/posts"><button>Save</button></form>`);
  assert.ok(page.sends("form"));
  assert.ok(!page.sends("form"));
});

test("text goes when somebody is signed in, and stays where it is when nobody is", async ({ mock }) => {
  // A page that waits for a sign-in looks again later; here nothing is left that waits.
  mock.timers.enable({ apis: ["setTimeout"] });
  const page = desk(`<form method="post" action="/plan/posts" data-draft><textarea name="body"></textarea></form>`);
  page.document.body.dataset.stays = "1800";
  page.types("textarea", "New");
  let left = 0, gone = 0;
  globalThis.fetch = async () => ({ ok: true, json: async () => ({ left, extends: true }) });
  page.one("form").requestSubmit = () => (gone += Number(page.sends("form")));
  assert.ok(!page.sends("form"));
  await turns();
  assert.equal(gone, 0);
  assert.match(page.one("dialog.stay[open]").textContent, /signed out/);
  assert.equal(globalThis.sessionStorage.getItem("sent"), null);
  left = 1800;
  assert.ok(!page.sends("form"));
  await turns();
  assert.equal(gone, 1);
});

test("a tab with unsaved text asks before it closes; a link within the site does not", () => {
  const page = desk(`<a href="/inbox">Inbox</a><form method="post" action="/plan/posts" data-draft><textarea name="body"></textarea></form>`);
  globalThis.window.dispatchEvent(new globalThis.Event("pageshow"));
  const closes = () => globalThis.window.dispatchEvent(new globalThis.Event("beforeunload", { cancelable: true }));
  assert.ok(closes());
  page.one("textarea").value = "New";
  assert.ok(!closes());
  page.one("a").click();
  assert.ok(closes());
});

test("a pressed button is busy until the page is shown again", async () => {
  const page = desk(`<form method="post" action="/plan/posts"><button>Save</button></form>`);
  page.sends("form", "button");
  assert.equal(page.one("button").getAttribute("aria-busy"), null);
  await soon(0);
  assert.equal(page.one("button").getAttribute("aria-busy"), "true");
  globalThis.window.dispatchEvent(new globalThis.Event("pageshow"));
  assert.equal(page.one("button").getAttribute("aria-busy"), null);
});

test("acknowledging stays in the list", async () => {
  const page = desk(INBOX);
  const asked = answers({ type: "opaqueredirect", ok: false });
  page.one("form button").focus();
  assert.ok(!page.sends("form"));
  await soon(0);
  assert.deepEqual(asked, [["/inbox/1/acknowledge", "POST"]]);
  assert.equal(page.one(".chip").outerHTML.includes('data-state="acknowledged"'), true);
  assert.deepEqual([page.one("form"), page.one(".untouched"), page.one(".count").textContent], [null, null, "1"]);
  assert.equal(page.document.activeElement, page.one(".cover"));
  assert.match(page.said(), /in hand/);
});

test("where that fails the form goes as it would without a script", async () => {
  const page = desk(INBOX);
  answers({ type: "basic", ok: false, status: 403 });
  let sent = 0;
  page.one("form").submit = () => (sent += 1);
  assert.ok(!page.sends("form"));
  await soon(0);
  assert.equal(sent, 1);
  assert.ok(page.one(".untouched"));
});
