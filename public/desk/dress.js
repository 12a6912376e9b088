// @ts-check
// Small helps: what needs a script is shown, fields are copied and filled, menus close.
import { all, at } from "./dom.js";
import { hints } from "./keys.js";
import { freshen } from "./moments.js";
import { say } from "./said.js";

/** Shows what only a script can do, and hides what stands for it; a time of another zone where the reader's differs. */
export function dress() {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  freshen();
  for (const element of all("[data-yours]")) element.hidden = element.dataset.yours === own;
  for (const element of all("[data-script], [data-copy]")) element.hidden = false;
  for (const element of all("[data-noscript]")) element.hidden = true;
}

/** Again whenever an island has put fresh HTML into the page. */
export function dressAgain() {
  document.addEventListener("fresh", () => {
    dress();
    hints();
  });
}

/** Listens for what the helps are pressed, chosen and entered by. */
export function hearHelps() {
  document.addEventListener("click", (event) => {
    const target = at(event);
    const copied = /** @type {HTMLElement | null} */ (target.closest("[data-copy]"));
    if (copied) copy(copied);
    const fills = /** @type {HTMLElement | null} */ (target.closest("[data-fill]"));
    if (fills) fill(fills);
    for (const menu of all("details.menu[open]")) if (!menu.contains(target)) /** @type {HTMLDetailsElement} */ (menu).open = false;
  });
  document.addEventListener("focusin", (event) => {
    const field = at(event);
    if (field.matches("[data-select]")) /** @type {HTMLInputElement} */ (field).select();
  });
  document.addEventListener("change", (event) => {
    const field = at(event);
    if (field.matches("[data-submit]")) /** @type {HTMLSelectElement} */ (field).form?.requestSubmit();
  });
}

/** @param {string | undefined} id */
const field = (id) => /** @type {HTMLInputElement | HTMLTextAreaElement | null} */ (document.getElementById(id ?? ""));

/** @param {HTMLElement} button */
async function copy(button) {
  const from = field(button.dataset.copy);
  if (!from) return;
  from.select();
  try {
    await navigator.clipboard.writeText(from.value);
    say("Copied.");
  } catch {
    say("Marked: copy it with your keyboard.");
  }
}

/** @param {HTMLElement} button */
function fill(button) {
  const into = field(button.dataset.fill);
  if (!into) return;
  into.value = button.dataset.words ?? "";
  into.dispatchEvent(new Event("input", { bubbles: true }));
  into.focus();
}
