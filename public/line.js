// @ts-check
// The line to the server. A browser opens six connections to a server and no more, so its windows share their streams: of
// those that listen to the same thing, one leads, holds the stream and hands on what it hears. Where windows cannot speak to
// each other, or streams do not get through, everything is read anew from time to time instead.

/** What is told. */
const NAMES = ["question", "votes", "state", "plan", "inbox", "reset"];
/** Streams of one browser: the other connections are for everything else. */
const MOST = 3;
/** How often the leader gives a sign, and after what silence another takes over, in milliseconds. */
const SIGN = 1_000;
const SILENCE = 3_500;
/** By then every leader has answered a newcomer. */
const ANSWERS = 150;
/** Within this one takes over from a leader that left: far enough apart for the others to hear of it first. */
const TAKES_OVER = 600;
/** Time between two reads without a stream. */
const READ = 10_000;
/** A stream that has not opened by then is held up on its way. */
const OPENS = 15_000;
/** So many failures in a row, and all is read from time to time instead. */
const GIVE_UP = 3;

/** And up to a third more, so that a full hall does not come back at the same moment. @param {number} millis */
export const scattered = (millis) => millis * (1 + Math.random() / 3);

/**
 * Listens as long as the page lives and somebody looks.
 *
 * @param {string} path the stream; empty where nothing tells, and all is read from time to time
 * @param {number | undefined} after the last event that the page shows
 * @param {(name: string, data: string) => void} tell hears each event; `open` when the line (re)opens; `reset` when something
 *   may have been missed
 */
export function listen(path, after, tell) {
  const line = new Line(path, after, tell);
  document.addEventListener("visibilitychange", () => line.seen());
  for (const name of ["online", "pageshow"]) addEventListener(name, () => line.seen());
  addEventListener("pagehide", () => line.rest());
  line.seen();
}

class Line {
  id = Math.random();
  /** @type {EventSource | null} */
  source = null;
  /** @type {BroadcastChannel | null} */
  others = null;
  /** The other windows that lead: what they listen to, and when they gave a sign. @type {Map<number, { path: string, at: number }>} */
  leaders = new Map();
  follows = false;
  failures = 0;
  /** Before these moments the stream is not tried again, and nothing is read. */
  waits = 0;
  reads = 0;
  /** @type {ReturnType<typeof setInterval>[]} */
  timers = [];

  /** @param {string} path @param {number | undefined} seq @param {(name: string, data: string) => void} tell */
  constructor(path, seq, tell) {
    this.path = path;
    this.seq = seq;
    this.tell = tell;
  }

  /** Somebody looks, or nobody does: begins anew, or ends. */
  seen() {
    this.rest();
    if (document.visibilityState === "hidden") return;
    this.failures = this.waits = 0;
    this.reads = Date.now() + scattered(READ);
    if (this.path && "BroadcastChannel" in globalThis) {
      this.others = new BroadcastChannel("wellspring");
      this.others.onmessage = ({ data }) => this.hear(data);
      this.say({ asks: true });
    }
    this.timers = [setTimeout(() => this.beat(), ANSWERS), setInterval(() => this.beat(), SIGN)];
  }

  /** Holds nothing open: another window takes over, and the page may be kept for coming back. */
  rest() {
    this.timers.forEach(clearInterval);
    if (this.source) this.say({ left: true });
    this.close();
    this.others?.close();
    this.others = null;
    this.follows = false;
    this.leaders.clear();
  }

  /** @param {Record<string, unknown>} what */
  say(what) {
    this.others?.postMessage({ ...what, id: this.id, path: this.path });
  }

  /** @param {any} said by another window */
  hear({ id, path, asks, leads, left, name, data, seq }) {
    if (asks && this.source) this.say({ leads: true });
    if (leads) this.leaders.set(id, { path, at: Date.now() });
    if (left) this.leaders.delete(id);
    if (path !== this.path) return;
    if (leads && this.source && id < this.id) this.close();
    if (leads && !this.source) this.follow();
    if (left) this.timers.push(setTimeout(() => this.beat(), Math.random() * TAKES_OVER));
    if (name && !this.source) this.take(name, data, seq);
  }

  /** What was told before this window followed is read anew, once. */
  follow() {
    if (!this.follows) this.tell("reset", "");
    this.follows = true;
  }

  beat() {
    const now = Date.now();
    for (const [id, { at }] of this.leaders) if (now - at > SILENCE) this.leaders.delete(id);
    if (this.source) return this.say({ leads: true });
    if ([...this.leaders.values()].some(({ path }) => path === this.path)) return;
    if (this.others && this.leaders.size < MOST && now >= this.waits) return this.lead();
    if (now >= this.reads && (!this.others || this.failures >= GIVE_UP || this.leaders.size >= MOST)) {
      this.reads = now + scattered(READ);
      this.tell("reset", "");
    }
  }

  lead() {
    const source = new EventSource(this.path + (this.seq === undefined ? "" : `?after=${this.seq}`));
    this.source = source;
    this.follows = false;
    source.onopen = () => {
      this.failures = 0;
      this.pass("open", "", undefined);
    };
    source.onerror = () => this.failed(source.readyState === EventSource.CLOSED);
    for (const name of NAMES) {
      source.addEventListener(name, ({ data, lastEventId }) => this.pass(name, data, lastEventId ? Number(lastEventId) : undefined));
    }
    this.timers.push(setTimeout(() => source === this.source && source.readyState === EventSource.CONNECTING && this.failed(true), OPENS));
    this.say({ leads: true });
  }

  close() {
    this.source?.close();
    this.source = null;
  }

  /** The browser comes back by itself after a broken line, but not after a refusal. @param {boolean} ended */
  failed(ended) {
    this.failures += 1;
    if (!ended && this.failures < GIVE_UP) return;
    this.close();
    this.say({ left: true });
    this.reads = 0;
    this.waits = Date.now() + scattered(this.failures < GIVE_UP ? 1_000 << this.failures : this.failures === GIVE_UP ? READ : 6 * READ);
  }

  /** @param {string} name @param {string} data @param {number | undefined} seq */
  pass(name, data, seq) {
    this.say({ name, data, seq });
    this.take(name, data, seq);
  }

  /** @param {string} name @param {string} data @param {number | undefined} seq */
  take(name, data, seq) {
    if (seq !== undefined) this.seq = seq;
    this.tell(name, data);
  }
}
