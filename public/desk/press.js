// @ts-check
// What a key does.
import { all, at, make, one } from "./dom.js";
import { GO, dialog, quiet } from "./keys.js";

/** How long `g` waits for its letter, in milliseconds. */
const WAITS = 1500;

/** Whether `g` was pressed just now. */
let going = false;

/** The list's row that has the focus. */
const here = () => /** @type {HTMLElement | null | undefined} */ (document.activeElement?.closest(".rows > li"));

/**
 * To the next row of a list, or the one before.
 * @param {1 | -1} by
 */
function step(by) {
  const rows = all(".rows a.cover");
  const row = here();
  const from = rows.findIndex((cover) => row?.contains(cover));
  const first = by > 0 ? 0 : rows.length - 1;
  const to = rows[from < 0 ? first : Math.min(rows.length - 1, Math.max(0, from + by))];
  if (!to) return false;
  to.focus();
  to.closest("li")?.scrollIntoView({ block: "nearest" });
  return true;
}

/** @param {HTMLElement} element */
function press(element) {
  const fold = element.parentElement;
  if (element.localName === "summary" && fold instanceof HTMLDetailsElement) {
    fold.open = true;
    (one("textarea", fold) ?? element).focus();
  } else if (element instanceof HTMLInputElement) element.focus();
  else element.click();
}

function acknowledgeRow() {
  const form = /** @type {HTMLFormElement | null} */ (one('form[action$="/acknowledge"]', here() ?? make("li")));
  form?.requestSubmit();
  return Boolean(form);
}

/**
 * A row's own buttons, by the keys that stand on them.
 * @param {string} name
 */
function rowDeed(name) {
  const button = one(`[data-row-key="${CSS.escape(name)}"]`, here() ?? make("li"));
  button?.click();
  return Boolean(button);
}

/** @param {string} name */
function go(name) {
  going = false;
  const address = GO[name];
  if (address) location.assign(address);
  return Boolean(address);
}

function waitForLetter() {
  going = true;
  setTimeout(() => (going = false), WAITS);
}

/**
 * Does what a key is for on this page.
 * @param {string} name
 * @returns {boolean} whether it is for anything
 */
export function pressed(name) {
  if (going) return go(name);
  // A button may have several keys, separated by blanks.
  const own = all("[data-key]").find((element) => element.dataset.key?.split(" ").includes(name));
  if (name === "?") dialog().showModal();
  else if (name === "g") waitForLetter();
  else if (rowDeed(name) || (name === "e" && acknowledgeRow())) return true;
  else if (own) press(own);
  else if (name === "j" || name === "k") return step(name === "j" ? 1 : -1);
  else if (name === "/") location.assign("/inbox#search");
  else return false;
  return true;
}

/** Escape closes menus, and leaves the field. @param {HTMLElement} target @param {boolean} typing */
function escape(target, typing) {
  for (const menu of all("details.menu[open]")) {
    /** @type {HTMLDetailsElement} */ (menu).open = false;
    one("summary", menu)?.focus();
  }
  if (typing) target.blur();
}

/** Listens for keys. Islands hear them first, and take what is theirs. */
export function hearKeys() {
  document.addEventListener("keydown", (event) => {
    const target = at(event);
    const typing = target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
    const held = event.ctrlKey || event.metaKey;
    // A key that is held is one deed; through a list it goes on.
    if (event.repeat && !(["j", "k"].includes(event.key) && !typing)) return;
    if (event.key === "Enter" && held && target.matches("textarea")) /** @type {HTMLTextAreaElement} */ (target).form?.requestSubmit();
    if (event.key === "Escape") escape(target, typing);
    if (event.defaultPrevented || typing || held || event.altKey || one("dialog[open]")) return;
    if (quiet() && event.key !== "?") return;
    if (pressed(event.key)) event.preventDefault();
  });
}

/** Whoever came by `/` from another page is in the search field. */
export function hearSearch() {
  if (location.hash === "#search") one('[data-key="/"]')?.focus();
}
