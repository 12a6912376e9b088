// @ts-check
// A page that is read anew and swapped, since nobody's finger is there: the projector's, a frame's, the asker's own. It names
// the part and the stream that tells of it: <div data-fresh="/api/v1/public/sessions/k4x9qm/live" data-seq="7">. Where
// nothing tells (not everything is told to everybody) it is read every ten seconds while somebody looks.
import { listen, scattered } from "./line.js";

/** News within this time, in milliseconds, are read once. */
const GATHER = 700;
const PART = "[data-fresh]";

/** Keeps the page's part fresh, if it has one. */
export function keepFresh() {
  const part = /** @type {HTMLElement | null} */ (document.querySelector(PART));
  if (!part) return;
  // Compared with what the server gave last: a translator's words are no news.
  let [shown, waits] = [part.innerHTML, false];
  async function read() {
    waits = false;
    const answer = await fetch(location.pathname + location.search, { cache: "no-cache" }).catch(() => null);
    if (!part || !answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(PART)?.innerHTML;
    if (fresh === undefined || fresh === shown) return;
    shown = part.innerHTML = fresh;
  }
  listen(part.dataset.fresh ?? "", part.dataset.seq ? Number(part.dataset.seq) : undefined, (name) => {
    if (name === "open" || waits) return;
    waits = true;
    setTimeout(read, scattered(GATHER));
  });
}
