// @ts-check
// What somebody did in an island before it woke, carried over to what takes its place: typed text, folds, where they are.

const PLACES = "a, button, input, textarea, select, summary, details, [tabindex]";

/** Which place it is, on both sides. @param {Element} place */
const name = (place) => [place.tagName, place.id, place.getAttribute("name"), place.closest("form")?.getAttribute("action")].join(" ");

/**
 * Looks at an island; what it gives back does the carrying, once the new places stand behind the old ones.
 * @param {Element} island
 */
export function carry(island) {
  const old = [...island.querySelectorAll(PLACES)];
  return () => {
    const known = new Set(old);
    const fresh = [...island.querySelectorAll(PLACES)].filter((place) => !known.has(place));
    for (const place of old) {
      const at = fresh.findIndex((other) => name(other) === name(place));
      const [other] = at < 0 ? [] : fresh.splice(at, 1);
      if (other) take(/** @type {any} */ (place), /** @type {any} */ (other));
    }
  };
}

/** @param {any} old @param {any} fresh */
function take(old, fresh) {
  if (old.tagName === "DETAILS") fresh.open = old.open;
  if (["INPUT", "TEXTAREA", "SELECT"].includes(old.tagName)) {
    fresh.value = old.value;
    fresh.checked = old.checked;
  }
  if (document.activeElement !== old) return;
  fresh.focus({ preventScroll: true });
  if (typeof old.selectionStart === "number") fresh.setSelectionRange(old.selectionStart, old.selectionEnd);
}
