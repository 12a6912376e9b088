// Browsers as people have them: what stands between a page and its reader.

/** Does to text nodes what a translating browser does: each goes into elements of its own, in capitals. */
export const translates = (page) =>
  page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walk.nextNode()) if (walk.currentNode.data.trim() && !walk.currentNode.parentElement.closest("script,style,textarea")) all.push(walk.currentNode);
    for (const text of all) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      outer.dir = inner.dir = "auto";
      inner.textContent = text.data.toUpperCase();
      outer.append(inner);
      text.replaceWith(outer);
    }
    document.documentElement.classList.add("translated-ltr");
  });

/** An extension that puts things of its own beside every field and into every form, as soon as they are there. */
export const extended = (page) =>
  page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      for (const field of document.querySelectorAll("input, textarea, form, li, leptos-island")) {
        const thing = Object.assign(document.createElement("x-helper"), { hidden: true, textContent: "helper" });
        field.before(document.createTextNode(" "), thing);
        field.prepend(thing.cloneNode(true), document.createComment("helper"));
      }
    });
  });

/** A proxy that rewrites pages on their way. */
export const rewritten = (page, change) =>
  page.route("**/events/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.continue();
    const answer = await route.fetch();
    return route.fulfill({ response: answer, body: change(await answer.text()) });
  });

/** How many event streams a browser has asked for. */
export function countsStreams(context) {
  const asked = [];
  context.on("request", (request) => /\/live(\?|$)/.test(request.url()) && asked.push(request.url()));
  return asked;
}
