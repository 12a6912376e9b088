// @ts-check
// The inbox: acknowledging stays in the list.
import { at, one } from "./dom.js";
import { path } from "./drafts.js";
import { say } from "./said.js";

/** Takes over the rows' own buttons; where that fails, the form goes as it would without. */
export function hearAcknowledging() {
  document.addEventListener("submit", async (event) => {
    const form = /** @type {HTMLFormElement} */ (at(event));
    const row = /** @type {HTMLElement | null} */ (form.closest("[data-list] > li"));
    if (!row || !path(form).endsWith("/acknowledge")) return;
    event.preventDefault();
    try {
      await send(form);
      seized(row, form);
    } catch {
      form.submit();
    }
  });
}

/** Where nobody is signed in the answer is no redirect, since JSON was asked for. @param {HTMLFormElement} form */
async function send(form) {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  const answer = await fetch(form.action, { method: "POST", headers: { accept: "application/json" }, body: new URLSearchParams(fields), redirect: "manual" });
  if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error(String(answer.status));
}

/**
 * The row as its question is now: in hand.
 * @param {HTMLElement} row
 * @param {HTMLFormElement} form
 */
export function seized(row, form) {
  const focused = form.contains(document.activeElement);
  row.classList.remove("untouched");
  const chip = one('.chip[data-state="received"]', row);
  if (chip) {
    chip.textContent = "Acknowledged";
    chip.dataset.state = "acknowledged";
  }
  const count = one('.tabs a[href*="unacknowledged"] .count');
  if (count) count.textContent = String(Math.max(0, Number(count.textContent) - 1));
  form.remove();
  if (focused) one(".cover", row)?.focus();
  say("Acknowledged: it is in hand.");
}
