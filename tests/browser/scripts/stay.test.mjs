import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { TELLS_EVERY, WARNS } from "../../../public/desk/stay.js";
import { open } from "./harness/page.mjs";

const MINUTE = 60_000;

let pages = 0;
/** The script as a page loads it: each has its own, with what it remembers. */
const script = () => import(`../../../public/desk/stay.js?page=${(pages += 1)}`);

/** A page whose sign-in lasts half an hour without use, and a server that keeps its time. */
async function signedIn(body = "", { lasts = 1800 } = {}) {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: 1_795_534_200_000 });
  const page = open(body);
  const server = { until: Date.now() + lasts * 1000, last: Infinity, asked: [], away: false };
  globalThis.fetch = async (path, { method }) => {
    if (server.away) throw new TypeError("no network");
    server.asked.push(`${method} ${path}`);
    if (method === "POST" && Date.now() < server.until) server.until = Math.min(Date.now() + lasts * 1000, server.last);
    const left = Math.max(0, Math.floor((server.until - Date.now()) / 1000));
    return { ok: true, json: async () => ({ left, extends: server.until < server.last }) };
  };
  page.document.body.dataset.stays = String(lasts);
  (await script()).keepSignedIn();
  return { page, server, box: () => page.one("dialog.stay[open]") };
}

/** Time passes in small steps, so that answers arrive in between. */
async function later(millis) {
  for (let passed = 0; passed < millis; passed += 1000) {
    mock.timers.tick(1000);
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  }
}

test("two minutes before the end the page says so, and one key stays", async () => {
  const { page, server, box } = await signedIn();
  await later(30 * MINUTE - WARNS * 1000 - 2000);
  assert.equal(box(), null);
  await later(3000);
  assert.match(box().textContent, /two minutes/);
  assert.match(box().textContent, /Press any key/);
  assert.equal(server.asked.filter((asked) => asked.startsWith("POST")).length, 0, "asking is no use");
  page.press("x");
  await later(1000);
  assert.equal(box(), null);
  assert.equal(server.asked.filter((asked) => asked === "POST /account/stay").length, 1);
  await later(27 * MINUTE);
  assert.equal(box(), null);
  await later(2 * MINUTE);
  assert.notEqual(box(), null, "and so it goes on");
});

test("a sign-in that ends hides the page, and one that begins anew shows it again", async () => {
  const { page, server, box } = await signedIn(`<textarea>typed</textarea>`);
  page.types("textarea", "half a sentence");
  await later(30 * MINUTE + 5000);
  assert.match(box().textContent, /signed out/);
  assert.ok(box().classList.contains("over"));
  assert.equal(page.one("dialog.stay a").getAttribute("href"), "/signin?next=%2Faccount");
  page.press("Escape");
  assert.notEqual(box(), null);
  server.until = Date.now() + 30 * MINUTE;
  await later(6000);
  assert.equal(box(), null);
  assert.equal(page.one("textarea").value, "half a sentence");
});

test("whoever types stays signed in without a word", async () => {
  const { page, server, box } = await signedIn(`<textarea></textarea>`);
  for (let minutes = 0; minutes < 90; minutes += 3) {
    await later(3 * MINUTE);
    page.types("textarea", `${minutes}`);
    assert.equal(box(), null);
  }
  const told = server.asked.filter((asked) => asked.startsWith("POST")).length;
  assert.ok(told >= 15 && told <= 90 * MINUTE / TELLS_EVERY, `${told}`);
});

test("somebody who works in another tab keeps this one, too", async () => {
  const { server, box } = await signedIn();
  for (let minutes = 0; minutes < 60; minutes += 10) {
    await later(10 * MINUTE);
    server.until = Date.now() + 30 * MINUTE;
  }
  assert.equal(box(), null);
});

test("the open desk of a running session is enough, until it ends", async () => {
  const { page, box } = await signedIn(`<div data-keeps></div>`);
  await later(120 * MINUTE);
  assert.equal(box(), null);
  page.one("[data-keeps]").removeAttribute("data-keeps");
  await later(31 * MINUTE);
  assert.match(box().textContent, /signed out/);
});

test("near the end of every sign-in no key helps, and the notice says that", async () => {
  const { page, server, box } = await signedIn();
  server.until = server.last = Date.now() + 20 * MINUTE;
  page.press("x");
  await later(5 * MINUTE);
  page.press("x");
  await later(13 * MINUTE + 30_000);
  assert.match(box().textContent, /none lasts longer/);
  page.one("dialog.stay button").click();
  assert.equal(box(), null, "read and put away");
  await later(2 * MINUTE);
  assert.match(box().textContent, /signed out/);
});

test("without a network nobody is told that they are signed out", async () => {
  const { server, box } = await signedIn();
  server.away = true;
  await later(40 * MINUTE);
  assert.equal(box(), null);
});

test("a page without a sign-in asks nothing", async () => {
  mock.timers.reset();
  const page = open("");
  globalThis.fetch = () => assert.fail("it asked");
  (await script()).keepSignedIn();
  page.press("x");
});
