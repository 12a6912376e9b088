// @ts-check
// Forms on their way: unsaved text elsewhere is pointed at once, and a pressed button says that it is busy.
import { all, at, one } from "./dom.js";
import { changed, leaves } from "./drafts.js";
import { say } from "./said.js";

const UNSAVED = "There are changes below that are not saved yet. Save them first, or press again to go on; your text is kept.";

/** Listens for forms that leave the page. */
export function hearSending() {
  let warned = false;
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (at(event));
    if (event.defaultPrevented || form.method !== "post") return;
    const guarded = /** @type {HTMLFormElement | null} */ (one("form[data-guard]"));
    if (guarded && guarded !== form && changed(guarded) && !warned) {
      event.preventDefault();
      warned = true;
      say(UNSAVED);
      return;
    }
    if (form.matches("[data-draft]")) leaves(form);
    const button = event.submitter;
    // After this event: a form is sent with the button that was pressed, and a busy one may be passed over.
    if (button) setTimeout(() => button.setAttribute("aria-busy", "true"));
  });
  // A page that comes back from the browser's own cache is not busy any more.
  window.addEventListener("pageshow", () => all("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy")));
}
