// @ts-check
// Wakes the interactive pieces (islands) of a page. A page without any loads nothing more than this file.
// The page names its bundle: <html data-client="attendee">.
/** @type {NodeListOf<HTMLElement>} */
const islands = document.querySelectorAll("leptos-island");

if (islands.length > 0) {
  const bundle = document.documentElement.dataset.client ?? document.body.dataset.client;
  if (!bundle) throw new Error("this page has islands but names no data-client");
  const client = await import(`./${bundle}.js`);
  await client.default({ module_or_path: new URL(`./${bundle}_bg.wasm`, import.meta.url) });
  client.hydrate();
  for (const island of islands) {
    const wake = client[island.dataset.component ?? ""];
    // An island's name holds a hash of its source: a client older than the page does not fit it.
    if (!wake) throw new Error(`the browser half has no ${island.dataset.component}: run cargo xtask client`);
    wake(island);
  }
  document.documentElement.dataset.awake = "";
}
