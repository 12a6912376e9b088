import assert from "node:assert/strict";
import { test } from "node:test";
import { freshen, words } from "../../../public/desk/moments.js";
import { open } from "./harness/page.mjs";

const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const AT = new Date("2026-11-24T15:00:00Z");

test("an age is said in the largest unit that is full", () => {
  const long = [[59 * SECOND, "just now"], [MINUTE, "1 min ago"], [HOUR - 1, "59 min ago"], [HOUR, "1 h ago"], [DAY, "yesterday"], [2 * DAY, "2 days ago"], [30 * DAY, "30 days ago"]];
  for (const [ms, said] of long) assert.equal(words.long(ms, AT), said);
  assert.equal(words.long(31 * DAY, AT), "24 Nov 2026");
  const short = [[0, "now"], [MINUTE, "1 min"], [23 * HOUR, "23 h"], [400 * DAY, "400 d"]];
  for (const [ms, said] of short) assert.equal(words.short(ms, AT), said);
});

test("a clock counts minutes and two digits of seconds", () => {
  assert.equal(words.clock(0), "0:00");
  assert.equal(words.clock(61 * SECOND), "1:01");
  assert.equal(words.clock(75 * MINUTE + 9 * SECOND), "75:09");
});

test("what is left is said until it is late", () => {
  const hour = 3_600_000, at = new Date(0);
  assert.equal(words.left(-3 * hour - 60_000, at), "3 h left");
  assert.equal(words.left(0, at), "0 min late");
  assert.equal(words.left(50 * hour, at), "2 d late");
});

test("moments on the page say their age, with the exact time behind it", () => {
  const since = new Date(Date.now() - 3 * HOUR - MINUTE).toISOString();
  const page = open(`<time data-moment="long" datetime="${since}">3 h</time><time data-moment="mine" datetime="${since}">kept</time>
    <time data-moment="long" datetime="never">kept too</time>`);
  freshen();
  const [age, mine, broken] = page.document.querySelectorAll("time");
  assert.equal(age.textContent, "3 h ago");
  assert.match(age.title, /^\d{1,2} \w{3,4} \d{4}, \d\d:\d\d$/);
  assert.equal(mine.textContent, "kept");
  assert.match(mine.title, / for you$/);
  assert.deepEqual([broken.textContent, broken.title], ["kept too", ""]);
});
