// @ts-check
// Small helps: what needs a script is shown, fields are copied and filled, menus close.
import { all, at, one } from "./dom.js";
import { forget, path } from "./drafts.js";
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
  // Of a row of tabs that is wider than the screen, where one is stands in sight.
  one(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
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
    // Whoever goes back leaves it: the next form of the kind begins empty.
    const left = target.closest(".form-end > a")?.closest("form");
    if (left) forget(path(left));
    for (const menu of all("details.menu[open]")) if (!menu.contains(target)) /** @type {HTMLDetailsElement} */ (menu).open = false;
  });
  document.addEventListener("input", (event) => chosen(at(event)));
  document.addEventListener("focusin", (event) => {
    const field = at(event);
    if (field.matches("[data-select]")) /** @type {HTMLInputElement} */ (field).select();
  });
  document.addEventListener("change", (event) => {
    const field = at(event);
    if (field.matches("[name=ends]")) choose(/** @type {HTMLSelectElement} */ (field));
    if (field.matches("[data-submit]")) /** @type {HTMLSelectElement} */ (field).form?.requestSubmit();
  });
}

/** What a series ends by; what it does not is emptied. @type {Record<string, string>} */
const ENDS = { until: "on", count: "after" };

/** @param {HTMLSelectElement} ends */
function choose(ends) {
  for (const [name, way] of Object.entries(ENDS)) {
    const other = /** @type {HTMLInputElement | null} */ (ends.form && one(`[name=${name}]`, ends.form));
    if (other && ends.value !== way) other.value = "";
  }
}

/** A day or a number says how the series ends. @param {HTMLElement} typed */
function chosen(typed) {
  const { name, value, form } = /** @type {HTMLInputElement} */ (typed);
  const ends = /** @type {HTMLSelectElement | null} */ (form && one("select[name=ends]", form));
  if (!ends || !value || !ENDS[name]) return;
  ends.value = ENDS[name];
  choose(ends);
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
