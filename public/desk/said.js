// @ts-check
// What the page says once, in a corner and to screen readers.
import { make } from "./dom.js";

/** How long it stays, in milliseconds. */
const STAYS = 6000;

/** @type {HTMLElement | undefined} */
let toast;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** A screen reader hears only of what changes in a place that it knows already. */
export function standBy() {
  toast = make("p", { className: "toast", hidden: true });
  toast.setAttribute("role", "status");
  document.body.append(toast);
}

/**
 * Says it.
 * @param {string} words
 */
export function say(words) {
  const place = toast;
  if (!place) return;
  place.hidden = false;
  place.textContent = words;
  clearTimeout(fading);
  fading = setTimeout(() => (place.hidden = true), STAYS);
}

/** What was said of the last deed is not said again after a reload. */
export function forgetNotice() {
  const address = new URL(location.href);
  if (!address.searchParams.has("notice")) return;
  address.searchParams.delete("notice");
  history.replaceState(history.state, "", address);
}
