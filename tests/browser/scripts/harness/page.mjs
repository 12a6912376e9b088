// A page in memory, for the scripts of public/: its globals are the program's, until the next page.
import { Window } from "happy-dom";

/** What scripts take from the page around them. */
const GLOBALS = [
  "document", "Element", "Event", "FormData", "HTMLDetailsElement", "HTMLElement", "HTMLInputElement", "history", "localStorage", "sessionStorage",
];

/**
 * Opens a page at an address.
 *
 * @param {string} body its HTML
 * @param {{ at?: string, session?: Record<string, string>, fine?: boolean, from?: string }} [wishes] the
 *   address, what sessionStorage holds from before, the page that led here, whether there is a mouse (and so a keyboard)
 */
export function open(body, { at = "https://w.example/inbox", session = {}, fine = true, from = "" } = {}) {
  const window = new Window({ url: at });
  const { document } = window;
  const went = [];
  const known = Object.fromEntries(GLOBALS.map((name) => [name, window[name]]));
  const address = new URL(at);
  const location = { href: at, origin: address.origin, pathname: address.pathname, search: address.search, hash: address.hash, assign: (to) => went.push(to) };
  const addEventListener = window.addEventListener.bind(window);
  const others = { window, location, addEventListener, CSS: window.CSS, matchMedia: () => ({ matches: fine }) };
  for (const [name, value] of Object.entries({ ...known, ...others })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  Object.defineProperty(document, "referrer", { value: from, configurable: true });
  document.body.innerHTML = body;
  for (const [name, value] of Object.entries(session)) window.sessionStorage.setItem(name, value);
  const one = (selector) => document.querySelector(selector);
  return {
    document,
    one,
    /** Where scripts sent the reader. */
    went,
    /** What was said in the corner. */
    said: () => one("p.toast:not([hidden])")?.textContent ?? "",
    /** Presses a key where the focus is; false when nobody took it. */
    press(key, held = {}) {
      const event = new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held });
      return !(document.activeElement ?? document.body).dispatchEvent(event);
    },
    /** Types into a field. */
    types(selector, text) {
      one(selector).value = text;
      one(selector).dispatchEvent(new window.Event("input", { bubbles: true }));
    },
    /** Sends a form, as far as it is let; true when it would leave. */
    sends(selector, button) {
      const event = new window.SubmitEvent("submit", { bubbles: true, cancelable: true, submitter: button && one(button) });
      return one(selector).dispatchEvent(event);
    },
  };
}
