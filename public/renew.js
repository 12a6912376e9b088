// @ts-check
// A page whose interactive pieces did not wake (wasm is blocked, or one broke) is not kept current by them. What the server
// sent is read anew from time to time instead, while somebody looks and nobody is in the middle of something there.

/** The time between two reads, in milliseconds. */
const EVERY = 30_000;
const BUSY = "details[open], dialog[open]";

/**
 * A box without a value of its own says "on" for it, whatever its default: what counts is whether it is ticked.
 *
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 */
function isTouched(field) {
  if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

/** @param {Element} part whether somebody types there, has it in hand or has unfolded something */
function isBusy(part) {
  const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (part.querySelectorAll("input, textarea"));
  return part.contains(document.activeElement) || part.querySelector(BUSY) !== null || [...fields].some(isTouched);
}

/**
 * Keeps parts of the page current from now on.
 *
 * @param {string} selector what finds them, on this page and on the one that is read
 * @param {(part: Element) => boolean} sleeps which of those found
 */
export function renew(selector, sleeps) {
  const all = [...document.querySelectorAll(selector)];
  const parts = all.map((part, at) => ({ part, at, shown: part.innerHTML })).filter(({ part }) => sleeps(part));
  async function read() {
    if (document.visibilityState === "hidden" || parts.every(({ part }) => isBusy(part))) return;
    const answer = await fetch(location.pathname + location.search, { cache: "no-cache" }).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll(selector);
    for (const known of parts) {
      const html = fresh[known.at]?.innerHTML;
      // Compared with what the server gave last: a translator's words are no news.
      if (html === undefined || html === known.shown || isBusy(known.part)) continue;
      known.shown = known.part.innerHTML = html;
    }
  }
  setInterval(read, EVERY);
}
