// @ts-check
// Copies what a button names, on public pages: <button data-copies="own-link" data-done="Copied" hidden>Copy</button>. It is
// seen only where scripts run.

/** Shows the buttons, and hears them. */
export function offerCopies() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copies]"))) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

/** @param {HTMLElement} button */
async function copy(button) {
  const from = document.getElementById(button.dataset.copies ?? "");
  if (!from) return;
  // Marked as well: where the browser lets no script copy, a long press does.
  getSelection()?.selectAllChildren(from);
  await navigator.clipboard.writeText(from.textContent.trim());
  button.textContent = button.dataset.done ?? "";
}
