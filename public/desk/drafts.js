// @ts-check
// Drafts: what was typed survives a reload, a lost connection, a sign-in that ran out. They lie in sessionStorage, since
// this is health text: it goes with the tab.
import { all, at, one } from "./dom.js";
import { say } from "./said.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */
/** @typedef {{ value: string, base: string }} Draft What was typed, over which text of the server's. */
/** @typedef {{ action: string, version: string, from: string }} Sent A form on its way: where to, what it changed, from which page. */

export const TEXT = "textarea, input:not([type=hidden], [type=checkbox], [type=radio])";

/** @param {HTMLFormElement} form */
export const path = (form) => new URL(form.action).pathname;
/** @param {TextField} field @param {HTMLFormElement} form */
const key = (field, form) => `draft ${path(form)} ${field.name}`;
/** @param {HTMLFormElement} form */
const seen = (form) => /** @type {HTMLInputElement | null} */ (one("[name=version]", form))?.value ?? "";
/** @param {string} name */
const kept = (name) => JSON.parse(sessionStorage.getItem(name) ?? "null");
/** @param {string} name @param {Draft | Sent} value */
const keep = (name, value) => sessionStorage.setItem(name, JSON.stringify(value));
const drafting = () => /** @type {HTMLFormElement[]} */ (all("form[data-draft]"));
/** @param {HTMLFormElement} form */
const texts = (form) => /** @type {TextField[]} */ (all(TEXT, form));

/**
 * Whether anything in the form differs from what the server wrote.
 * @param {HTMLFormElement} form
 */
export function changed(form) {
  const chosen = /** @type {HTMLSelectElement[]} */ (all("select", form));
  const chooses = (/** @type {HTMLSelectElement} */ field) => field.selectedIndex > 0 && !field.options[field.selectedIndex]?.hasAttribute("selected");
  return texts(form).some((field) => field.value !== field.defaultValue) || chosen.some(chooses);
}

/** @param {string} action */
export function forget(action) {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(`draft ${action} `)) sessionStorage.removeItem(name);
}

/**
 * Remembers that a form with a draft leaves, until the page it leads to says whether that was taken.
 * @param {HTMLFormElement} form
 */
export function leaves(form) {
  keep("sent", { action: path(form), version: seen(form), from: location.pathname });
}

/** A form that was sent is done once the page it led to shows it: a notice, a newer version, or another page. */
export function settle() {
  const sent = /** @type {Sent | null} */ (kept("sent"));
  if (!sent) return;
  sessionStorage.removeItem("sent");
  const [entry] = performance.getEntriesByType("navigation");
  if (entry && /** @type {PerformanceNavigationTiming} */ (entry).type === "back_forward") return;
  const form = drafting().find((form) => path(form) === sent.action);
  const elsewhere = () => !one("[role=alert]") && location.pathname !== sent.from;
  const done = one(".said [role=status]") || (form ? seen(form) !== sent.version : elsewhere());
  if (done) forget(sent.action);
}

/**
 * Puts what was typed back, but for fields that the server has another text for by now.
 * @param {HTMLFormElement} form
 * @returns {boolean} whether there was any
 */
export function restore(form) {
  let any = false;
  for (const field of texts(form)) {
    const draft = /** @type {Draft | null} */ (kept(key(field, form)));
    if (!draft || draft.base !== field.defaultValue || draft.value === field.value) continue;
    field.value = draft.value;
    any = true;
    const fold = field.closest("details");
    if (fold) fold.open = true;
  }
  if (any) mark(form);
  return any;
}

/** @param {HTMLFormElement} form */
function mark(form) {
  const dirty = changed(form);
  for (const note of all("[data-unsaved]", form)) {
    note.hidden = !dirty;
    if (note.parentElement) one("button", note.parentElement)?.classList.toggle("primary", dirty);
  }
}

/** Puts back what was typed on this page before, and keeps what is typed from now on. */
export function keepDrafts() {
  settle();
  if (drafting().map(restore).includes(true)) say("What you had typed is back.");
  document.addEventListener("input", (event) => {
    const field = /** @type {TextField} */ (at(event)), form = field.form;
    if (!form?.matches("[data-draft]")) return;
    mark(form);
    if (!field.matches(TEXT)) return;
    if (field.value === field.defaultValue) sessionStorage.removeItem(key(field, form));
    else keep(key(field, form), { value: field.value, base: field.defaultValue });
  });
}
