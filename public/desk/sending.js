// @ts-check
// Forms on their way: unsaved text elsewhere is pointed at once, none leaves without a sign-in or twice, a pressed button says
// that it is busy, and a tab with unsaved text is not closed by accident.
import { all, at, one } from "./dom.js";
import { changed, leaves, unsaved } from "./drafts.js";
import { say } from "./said.js";
import { signedIn } from "./stay.js";

const UNSAVED = "There are changes below that are not saved yet. Save them first, or press again to go on; your text is kept.";

/** How long a form on its way is not sent again, in milliseconds: a line may hang for ever. */
const ON_ITS_WAY = 10_000;

/** Forms that wait for a look at the sign-in, and that had it. */
const looking = new WeakSet(), looked = new WeakSet();
/** When a form left. @type {WeakMap<HTMLFormElement, number>} */
let left = new WeakMap();

/** @param {HTMLFormElement} form */
const onItsWay = (form) => Date.now() - (left.get(form) ?? -Infinity) < ON_ITS_WAY;

/** Whether somebody goes on within this site, where drafts come back by themselves. */
let going = false;

/**
 * A form with text goes when somebody is signed in; else it stays as it is, and the sign-in is offered beside it.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} button
 */
async function goes(form, button) {
  if (looking.has(form)) return;
  looking.add(form);
  const mayGo = await signedIn();
  looking.delete(form);
  if (!mayGo) return;
  looked.add(form);
  form.requestSubmit(button);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} button
 */
function sends(form, button) {
  going = true;
  left.set(form, Date.now());
  if (form.matches("[data-draft]")) leaves(form);
  // After this event: a form is sent with the button that was pressed, and a busy one may be passed over.
  if (button) setTimeout(() => button.setAttribute("aria-busy", "true"));
}

/** Listens for forms that leave the page. */
export function hearSending() {
  let warned = false;
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (at(event));
    if (event.defaultPrevented || form.method !== "post") return;
    const guarded = /** @type {HTMLFormElement | null} */ (one("form[data-guard]"));
    const stops = guarded && guarded !== form && changed(guarded) && !warned;
    const looks = form.matches("[data-draft]") && document.body.dataset.stays && !looked.has(form);
    if (stops || onItsWay(form) || looks) event.preventDefault();
    if (stops) {
      warned = true;
      say(UNSAVED);
    } else if (onItsWay(form)) return;
    else if (looks) goes(form, event.submitter);
    else sends(form, event.submitter);
    looked.delete(form);
  });
  // A page that comes back from the browser's own cache is not busy any more.
  window.addEventListener("pageshow", () => {
    going = false;
    left = new WeakMap();
    all("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  });
  hearClosing();
}

/** Text goes with its tab; on another page of this site it waits for its form. */
function hearClosing() {
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (at(event).closest("a[href]"));
    if (link && !link.target && new URL(link.href, location.href).origin === location.origin) going = true;
  });
  window.addEventListener("beforeunload", (event) => !going && unsaved() && event.preventDefault());
}
