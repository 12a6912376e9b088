// @ts-check
// Which keys there are, told in a dialog and on the buttons that they press.
import { all, make, one } from "./dom.js";

/** Where `g` and a letter lead. @type {Record<string, string>} */
export const GO = { i: "/inbox", p: "/plan", c: "/plan/campaigns", a: "/plan/audiences", o: "/people" };

/** @type {[string, [string, string][]][]} */
const KEYS = [
  ["Anywhere", [["?", "these keys"], ["g i", "inbox"], ["g p", "plan"], ["g c", "campaigns"], ["g a", "audiences"], ["g o", "people"], ["/", "search"]]],
  ["Lists", [["j", "next"], ["k", "previous"], ["Enter", "open"], ["e", "acknowledge"], ["n", "new"], ["c", "bring in (inbox)"], ["[  ]", "previous, next"]]],
  ["The calendar", [["t", "today"], ["m", "month"], ["w", "week"], ["a", "agenda"], ["← →", "earlier, later"], ["n", "new session"], ["c", "new, right here"]]],
  ["On a chip", [["↑ ↓", "next, previous (or j, k)"], ["← →", "the next day's"], ["m", "pick up, then arrows"], ["i", "among the ideas"], ["Enter", "drop, or open"], ["Esc", "put back"]]],
  ["The live desk", [["p", "publish"], ["n", "next in line"], ["w", "answer now"], ["a", "answered"], ["u", "up"], ["s", "set aside"], ["h", "hold"], ["b", "back"], ["m", "asks the same"], ["l", "later"], ["!", "urgent"], ["z", "pause questions"], ["v", "hide votes"]]],
  ["An alarm", [["i", "I am on it"], ["o", "not an emergency"]]],
  ["A question", [["e", "acknowledge"], ["r", "answer"], ["o", "owner"], ["t", "take it"], ["f", "take offline"], ["p", "publish"], ["a", "publish the answer"], ["d", "dismiss"], ["m", "note"], ["!", "urgent"], ["j", "next open question"], ["Ctrl Enter", "send"]]],
];

/** Single keys can be switched off (WCAG 2.1.4), on this device. */
export const quiet = () => localStorage.getItem("keys") === "off";

/** The list of keys, made when it is first asked for. @returns {HTMLDialogElement} */
export function dialog() {
  const known = /** @type {HTMLDialogElement | null} */ (one("#keys"));
  if (known) return known;
  const close = make("form", { method: "dialog" }, make("button", { className: "button", textContent: "Close" }));
  const title = make("h2", { textContent: "Keys", id: "keys-head" });
  const box = make("dialog", { className: "keys", id: "keys" }, make("header", {}, title, close),
    make("div", { className: "key-lists" }, ...KEYS.map(list)),
    make("label", { className: "check" }, off(), make("span", { textContent: "Use single keys on this device" })));
  box.setAttribute("aria-labelledby", "keys-head");
  document.body.append(box);
  box.addEventListener("click", (event) => event.target === box && box.close());
  return box;
}

/** @param {[string, [string, string][]]} section */
function list([title, rows]) {
  const terms = rows.flatMap(([keys, does]) => [
    make("dt", {}, ...keys.split(" ").filter(Boolean).map((key) => make("kbd", { textContent: key }))),
    make("dd", { textContent: does }),
  ]);
  return make("section", {}, make("h3", { textContent: title }), make("dl", {}, ...terms));
}

function off() {
  const box = make("input", { type: "checkbox", checked: !quiet() });
  box.addEventListener("change", () => {
    localStorage.setItem("keys", box.checked ? "on" : "off");
    hints();
  });
  return box;
}

/** The keys stand on the buttons that they press, where there is a keyboard to press them. */
export function hints() {
  all("kbd.hint-key").forEach((hint) => hint.remove());
  if (quiet() || !matchMedia("(pointer: fine)").matches) return;
  for (const element of all("[data-key]")) {
    const key = element.dataset.key ?? "";
    if (!/^[a-z]$/.test(key)) continue;
    element.setAttribute("aria-keyshortcuts", key);
    const hint = make("kbd", { className: "hint-key", textContent: key });
    hint.setAttribute("aria-hidden", "true");
    const chevron = one(".chevron", element);
    if (chevron) chevron.before(hint);
    else element.append(hint);
  }
}

/** Hints on the buttons, and a button that tells of the keys to whoever knows none. */
export function offerKeys() {
  hints();
  for (const offer of all("[data-keys]")) offer.addEventListener("click", () => dialog().showModal());
  const side = one(".sidebar .me");
  if (!side) return;
  const button = make("button", { className: "button quiet keys-link", type: "button" }, "Keys", make("kbd", { textContent: "?" }));
  button.addEventListener("click", () => dialog().showModal());
  side.before(button);
}
