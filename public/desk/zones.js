// @ts-check
// The zone of something new: its campaign's, else the house's, else this browser's. Whoever typed another keeps it.
import { all, at, one } from "./dom.js";

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {HTMLInputElement} field */
function home(field) {
  const zones = new Map((field.dataset.zones ?? "").split(" ").map((pair) => /** @type {[string, string]} */ (pair.split("="))));
  const campaign = /** @type {HTMLSelectElement | null} */ (field.form && one("[name=campaign_id]", field.form));
  return zones.get(campaign?.value ?? "") || field.dataset.ownZone || own;
}

/** As the server would have written it: it is no draft of anybody's. @param {HTMLInputElement} field */
function put(field) {
  field.defaultValue = home(field);
  field.value = field.defaultValue;
}

/** Fills what the server left open, and follows the campaign that is chosen. */
export function keepZones() {
  for (const field of all("input[data-own-zone]")) if (!(/** @type {HTMLInputElement} */ (field).value)) put(/** @type {HTMLInputElement} */ (field));
  for (const plan of all('[data-new-zone=""]')) plan.dataset.newZone = own;
  document.addEventListener("change", (event) => {
    const select = at(event);
    if (!select.matches("select[name=campaign_id]")) return;
    const form = /** @type {HTMLSelectElement} */ (select).form;
    const field = /** @type {HTMLInputElement | null} */ (form && one("input[data-own-zone]", form));
    if (field && field.value === field.defaultValue) put(field);
  });
}
