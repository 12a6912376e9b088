import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { listen } from "../../../public/line.js";
import { open } from "./harness/page.mjs";

const STREAM = "/api/v1/public/sessions/k4x9qm/live";

/** Windows of one browser speak to each other at once. */
const windows = new Set();
class Channel {
  constructor() {
    windows.add(this);
  }
  postMessage(data) {
    for (const other of windows) if (other !== this) other.onmessage?.({ data });
  }
  close() {
    windows.delete(this);
  }
}

/** Streams as they are opened; a blocked network refuses each. */
const streams = [];
let blocked = false;
class Source extends EventTarget {
  static CONNECTING = 0;
  static CLOSED = 2;
  readyState = Source.CONNECTING;
  constructor(url) {
    super();
    this.url = url;
    streams.push(this);
    queueMicrotask(() => (blocked ? this.breaks() : this.opens()));
  }
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  breaks() {
    this.readyState = Source.CLOSED;
    this.onerror?.();
  }
  says(name, data, lastEventId = "") {
    this.dispatchEvent(Object.assign(new Event(name), { data, lastEventId }));
  }
  close() {
    this.readyState = Source.CLOSED;
  }
}

/** A page of its own that listens; gives what it heard. Windows open one after the other, as hands do. */
async function window_({ mute = false, path = STREAM, after } = {}) {
  const page = open("<p></p>");
  globalThis.Event = Event_;
  globalThis.EventSource = Source;
  if (mute) delete globalThis.BroadcastChannel;
  else globalThis.BroadcastChannel = Channel;
  const heard = [];
  listen(path, after, (name, data) => heard.push(data ? `${name} ${data}` : name));
  await later(500);
  return { page, heard };
}

const Event_ = globalThis.Event;

async function later(millis) {
  for (let passed = 0; passed < millis; passed += 50) {
    mock.timers.tick(50);
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  }
}

function begins({ refuses = false } = {}) {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: 1_795_534_200_000 });
  windows.clear();
  streams.length = 0;
  blocked = refuses;
}

test("one window holds the stream, and hands on what it hears", async () => {
  begins();
  const one = await window_({ after: 7 });
  const two = await window_({ after: 7 });
  assert.deepEqual(streams.map(({ url }) => url), [`${STREAM}?after=7`]);
  assert.deepEqual(two.heard, ["reset"], "what was told before it followed is read anew, once");
  streams[0].says("state", "{}", "8");
  assert.deepEqual([one.heard.at(-1), two.heard.at(-1)], ["state {}", "state {}"]);
});

test("the next window goes on where the first one left", async () => {
  begins();
  const one = await window_({ after: 7 });
  await window_({ after: 7 });
  streams[0].says("question", "{}", "9");
  one.page.document.defaultView.dispatchEvent(new one.page.document.defaultView.Event("pagehide"));
  await later(5_000);
  assert.equal(streams.length, 2);
  assert.equal(streams[1].url, `${STREAM}?after=9`);
});

test("where streams are blocked all is read anew every ten seconds or so", async () => {
  begins({ refuses: true });
  const { heard } = await window_({ after: 1 });
  await later(60_000);
  const reads = heard.filter((name) => name === "reset").length;
  assert.ok(reads >= 2 && reads <= 6, `${reads} reads`);
  assert.ok(streams.length >= 3 && streams.length <= 8, `${streams.length} tries: the line is not hammered`);
});

test("where windows cannot speak to each other no stream is opened, and all is read from time to time", async () => {
  begins();
  const { heard } = await window_({ mute: true });
  await later(30_000);
  assert.equal(streams.length, 0);
  assert.ok(heard.length >= 2 && heard.every((name) => name === "reset"), heard.join());
});

test("a page that nobody looks at holds nothing open", async () => {
  begins();
  const { page } = await window_();
  Object.defineProperty(page.document, "visibilityState", { value: "hidden", configurable: true });
  page.document.dispatchEvent(new page.document.defaultView.Event("visibilitychange"));
  assert.equal(streams[0].readyState, Source.CLOSED);
  await later(20_000);
  assert.equal(streams.length, 1);
});
