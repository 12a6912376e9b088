// @ts-check
// What was asked in this browser, on pages that are the same for everyone: <div data-mine="/ask/mine"></div> is filled with the
// list from there. Only the cookie knows it, and no script reads that.

/** Fills the place, if the page has one and there is anything. */
export async function showMine() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-mine]"));
  if (!place) return;
  const answer = await fetch(place.dataset.mine ?? "", { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return;
  const list = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-mine-list]");
  if (list) place.replaceChildren(document.adoptNode(list));
}
