// @ts-check
// Drafts: what was typed survives a reload, a lost connection, a sign-in that ran out. They lie in sessionStorage, since
// this is health text: it goes with the tab.
import { all, at, make, one } from "./dom.js";
import { say } from "./said.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */
/** @typedef {{ value: string, base: string }} Draft What was typed, over which text of the server's. */
/** @typedef {{ action: string, version: string, from: string }} Sent A form on its way: where to, what it changed, from which page. */

export const TEXT = "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])";

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

/** The path of the page that led here. */
const came = () => (document.referrer ? new URL(document.referrer).pathname : "");

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

/**
 * A form that was sent is done once the page it led to shows it: a notice, a newer version, or another page that was come to
 * straight from the form's own. A way that led through the sign-in says nothing, and neither does a page that refuses.
 */
export function settle() {
  const sent = /** @type {Sent | null} */ (kept("sent"));
  if (!sent) return;
  sessionStorage.removeItem("sent");
  const [entry] = performance.getEntriesByType("navigation");
  if (entry && /** @type {PerformanceNavigationTiming} */ (entry).type === "back_forward") return;
  if (one("[role=alert]")) return;
  const form = drafting().find((form) => path(form) === sent.action);
  const straight = () => location.pathname !== sent.from && came() === sent.from;
  const done = one(".said [role=status]") || (form ? seen(form) !== sent.version : straight());
  if (done) forget(sent.action);
}

/**
 * Puts what was typed back. Where the server has another text by now, that one stays, and what was typed stands beside it.
 * @param {HTMLFormElement} form
 * @returns {boolean} whether there was any
 */
export function restore(form) {
  let any = false;
  for (const field of texts(form)) {
    const draft = /** @type {Draft | null} */ (kept(key(field, form)));
    // The server has added to what was typed.
    if (field.dataset.typed !== undefined) {
      keep(key(field, form), { value: field.value, base: draft?.base ?? "" });
      continue;
    }
    if (!draft || draft.value === field.value) continue;
    if (draft.base === field.defaultValue) field.value = draft.value;
    else offer(field, draft.value);
    any = true;
    const fold = field.closest("details");
    if (fold) fold.open = true;
  }
  if (any) mark(form);
  return any;
}

/**
 * What was typed over a text that is another one by now.
 * @param {TextField} field
 * @param {string} typed
 */
function offer(field, typed) {
  const use = make("button", { className: "button", type: "button", textContent: "Use what you had typed" });
  const beside = make("div", { className: "notice warm" },
    make("div", {}, make("strong", { textContent: "This was changed while you were typing. You had typed:" }), make("p", { className: "prewrap", dir: "auto", textContent: typed }), use));
  use.addEventListener("click", () => {
    field.value = typed;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    beside.remove();
    field.focus();
  });
  field.after(beside);
}

/** @param {HTMLFormElement} form */
function mark(form) {
  const dirty = changed(form);
  for (const note of all("[data-unsaved]", form)) {
    note.hidden = !dirty;
    if (note.parentElement) one("button", note.parentElement)?.classList.toggle("primary", dirty);
  }
}

/** Drafts belong to who typed them: whoever else signs in in this window sees none of them. */
function keepApart() {
  const [me, was] = [document.body.dataset.me, sessionStorage.getItem("whose")];
  if (!me) return;
  if (was && was !== me) for (const name of Object.keys(sessionStorage)) if (name.startsWith("draft ") || name === "sent") sessionStorage.removeItem(name);
  sessionStorage.setItem("whose", me);
}

/** Whether there is text on this page that no server has. */
export const unsaved = () => drafting().some(changed);

/** Puts back what was typed on this page before, and keeps what is typed from now on. */
export function keepDrafts() {
  keepApart();
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
