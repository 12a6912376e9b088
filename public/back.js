// @ts-check
// A page that a browser had put aside shows the numbers of then: coming back to it reads it anew.

/** Whether words stand there that were typed and not sent. */
const isTyped = () =>
  [.../** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (document.querySelectorAll("input, textarea"))].some(
    (field) => field.value !== field.defaultValue,
  );

/** Reads the page anew when somebody comes back to it as it was: kept whole, or from the browser's own store. */
export function comeBack() {
  const [came] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (came?.type === "back_forward" && came.transferSize === 0 && !isTyped()) location.reload();
  addEventListener("pageshow", (event) => {
    if (event.persisted && !isTyped()) location.reload();
  });
}
