// @ts-check
// Moments in words, by the reader's own clock: ages that stay true while the page is open.
import { all, one } from "./dom.js";

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
// 12 or 24 hours, as the reader chose.
const half = globalThis.document?.body.dataset.clock === "12";
/** @type {Intl.DateTimeFormatOptions} */
const clocks = half ? { hour: "numeric", minute: "2-digit", hour12: true } : { hour: "2-digit", minute: "2-digit" };
const exactly = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", ...clocks });
const clock = new Intl.DateTimeFormat("en-GB", { ...clocks, weekday: "short" });

const days = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const hours = new Intl.DateTimeFormat("en-GB", clocks);

/** How `data-moment` is said: from the milliseconds since, and the moment itself. @type {Record<string, (ms: number, at: Date) => string>} */
export const words = {
  long(ms, at) {
    if (ms < MINUTE) return "just now";
    if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
    if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`;
    if (ms < 2 * DAY) return "yesterday";
    if (ms <= 30 * DAY) return `${Math.floor(ms / DAY)} days ago`;
    return exactly.format(at).split(",")[0] ?? "";
  },
  short(ms) {
    if (ms < MINUTE) return "now";
    if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
    if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
    return `${Math.floor(ms / DAY)} d`;
  },
  left(ms) {
    const [span, side] = ms < 0 ? [-ms, "left"] : [ms, "late"];
    if (span < HOUR) return `${Math.floor(span / MINUTE)} min ${side}`;
    return span < DAY ? `${Math.floor(span / HOUR)} h ${side}` : `${Math.floor(span / DAY)} d ${side}`;
  },
  exact: (_, at) => exactly.format(at),
  day: (_, at) => `${days.format(at).replace(",", "")}, ${hours.format(at)}`,
  clock: (ms) => `${Math.floor(ms / MINUTE)}:${String(Math.floor((ms % MINUTE) / 1000)).padStart(2, "0")}`,
};

/** Says every moment on the page anew, with the exact time behind it. */
export function freshen() {
  for (const time of all("time[data-moment]")) {
    const at = new Date(/** @type {HTMLTimeElement} */ (time).dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const way = time.dataset.moment ?? "";
    time.title = way === "mine" ? `${clock.format(at)} for you` : exactly.format(at);
    const say = words[way];
    if (say) time.textContent = say(Date.now() - at.getTime(), at);
  }
}

/** From now on, by themselves. */
export function keepFresh() {
  setInterval(freshen, 30_000);
  setInterval(() => one('time[data-moment="clock"]') && freshen(), 1000);
}
