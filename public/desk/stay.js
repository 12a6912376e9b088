// @ts-check
// How long one stays signed in. Whoever does something stays; before a sign-in ends the page says so, and one key extends it
// (WCAG 2.2.1). Once it has ended nobody reads the page any more, and what was typed still stands behind the notice.
import { make, one } from "./dom.js";

/** @typedef {{ left: number, extends: boolean }} Left Seconds, and whether a use makes them more. */

/** How long before the end the page says so, in seconds. */
export const WARNS = 120;
/** What somebody does is told to the server at most so often, in milliseconds: less than the shortest end. */
export const TELLS_EVERY = 4 * 60_000;
/** The time between two looks while a notice stands, in milliseconds. */
const LOOKS_EVERY = 5_000;

/** The time between two looks while somebody signs in beside the page, in seconds. */
const ASIDE_EVERY = 1;

/** When the server heard of somebody last. */
let told = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waits;
/** The small window in which somebody signs in. @type {Window | null} */
let aside = null;
/** Whether one may stay: near the time at which every sign-in ends, none is made longer. */
let extendable = true;

/**
 * @param {"GET" | "POST"} method
 * @param {string} path
 * @returns {Promise<Left | undefined>} nothing where the server cannot be reached
 */
async function ask(method, path) {
  try {
    const reply = await fetch(path, { method, headers: { accept: "application/json" } });
    return reply.ok ? /** @type {Left} */ (await reply.json()) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} seconds */
function again(seconds) {
  clearTimeout(waits);
  waits = setTimeout(look, Math.max(seconds, 0) * 1000);
}

/** @param {Left | undefined} reply */
function heard(reply) {
  if (!reply) return again(LOOKS_EVERY / 1000);
  extendable = reply.extends;
  if (reply.left <= 0) over();
  else if (reply.left <= WARNS) warn(reply.left);
  else {
    close();
    again(reply.left - WARNS);
  }
}

async function look() {
  heard(await ask("GET", "/account/left"));
}

/** Somebody is there. */
async function stay() {
  told = Date.now();
  heard(await ask("POST", "/account/stay"));
}

/** @returns {HTMLDialogElement} */
function box() {
  const known = /** @type {HTMLDialogElement | null} */ (one("dialog.stay"));
  if (known) return known;
  const made = make("dialog", { className: "stay" });
  made.setAttribute("role", "alertdialog");
  made.setAttribute("aria-labelledby", "stay-head");
  made.setAttribute("aria-describedby", "stay-words");
  // A key stays; none only puts the notice away.
  made.addEventListener("cancel", (event) => event.preventDefault());
  made.addEventListener("keydown", (event) => {
    if (made.dataset.says !== "warning" || !extendable || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    stay();
  });
  document.body.append(made);
  return made;
}

function close() {
  aside?.close();
  aside = null;
  const known = /** @type {HTMLDialogElement | null} */ (one("dialog.stay"));
  if (known?.open) known.close();
  known?.classList.remove("over");
  known?.removeAttribute("data-says");
}

/**
 * Says something, once: a screen reader must not hear it every few seconds.
 * @param {string} what
 * @param {string} title
 * @param {string} words
 * @param {HTMLElement} act
 */
function says(what, title, words, act) {
  const shown = box();
  // One that has read it is left alone.
  if (shown.dataset.says === what) return;
  shown.dataset.says = what;
  shown.replaceChildren(make("h2", { id: "stay-head", textContent: title }), make("p", { id: "stay-words", textContent: words }), act);
  if (!shown.open) shown.showModal();
  act.focus();
}

/** @param {number} left */
function warn(left) {
  const soon = left > 90 ? "in two minutes" : left > 45 ? "in a minute" : "in less than a minute";
  if (extendable) says("warning", "Are you still there?", `You are signed out ${soon}, since nothing has happened here for a while. Press any key to stay.`, staying());
  else says("warning", "Your sign-in ends", `It ends ${soon}: none lasts longer. Save what you are writing; you can sign in again at once.`, reading());
  again(Math.min(left, LOOKS_EVERY / 1000));
}

function staying() {
  const button = make("button", { className: "button primary", type: "button", textContent: "Stay signed in" });
  button.addEventListener("click", stay);
  return button;
}

/** Nothing makes this sign-in longer: whoever has read that goes on with what they do. */
function reading() {
  const button = make("button", { className: "button primary", type: "button", textContent: "I have read it" });
  button.addEventListener("click", () => /** @type {HTMLDialogElement | null} */ (one("dialog.stay"))?.close());
  return button;
}

/** The sign-in has ended. It is begun anew beside this page, which then goes on where it was. */
function over() {
  const link = make("a", { className: "button primary", href: "/signin?next=%2Faccount", target: "_blank", textContent: "Sign in" });
  link.addEventListener("click", (event) => {
    aside = window.open(link.href, "signin", "popup,width=480,height=680");
    if (aside) event.preventDefault();
    again(ASIDE_EVERY);
  });
  box().classList.add("over");
  says("over", "You are signed out", "Sign in again in a small window, then go on here: what you have typed still stands.", link);
  again(aside && !aside.closed ? ASIDE_EVERY : LOOKS_EVERY / 1000);
}

/**
 * Whether somebody is signed in, as far as anybody can tell; where nobody is, that is said.
 * @returns {Promise<boolean>}
 */
export async function signedIn() {
  const reply = await ask("GET", "/account/left");
  if (reply && reply.left <= 0) heard(reply);
  return !reply || reply.left > 0;
}

/** Keeps whoever works here signed in, and warns whoever does not. */
export function keepSignedIn() {
  const left = Number(document.body.dataset.stays ?? 0);
  if (!(left > 0)) return;
  told = Date.now();
  again(left - WARNS);
  for (const name of ["keydown", "pointerdown", "input"]) {
    document.addEventListener(name, () => Date.now() - told >= TELLS_EVERY && !one("dialog.stay[open]") && stay(), { capture: true, passive: true });
  }
  // The desk of a session that runs is watched, also where nobody touches it.
  setInterval(() => one("[data-keeps]") && stay(), TELLS_EVERY);
  // Somebody else of the page was told that nobody is signed in.
  document.addEventListener("signed-out", look);
  // A machine that slept has missed its hour.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
}
