// @ts-check
// Keeps a page current, and wakes its interactive pieces (islands). A page without any loads no browser half; the others name
// theirs: <html data-client="attendee">.
import { comeBack } from "./back.js";
import { carry } from "./carry.js";
import { offerCopies } from "./copy.js";
import { keepFresh } from "./fresh.js";
import { listen } from "./line.js";
import { showMine } from "./mine.js";
import { renew } from "./renew.js";

/** @type {HTMLElement[]} */
const islands = [...document.querySelectorAll(/** @type {"div"} */ ("leptos-island"))];

/** What the browser half calls. */
Object.assign(globalThis, { wellspring: { listen } });

/** The browser half; `again` names another copy of it. */
async function load(again = "") {
  const bundle = document.documentElement.dataset.client;
  if (!bundle) throw new Error("this page has islands but names no data-client");
  const client = await import(`./${bundle}.js${again}`);
  await client.default({ module_or_path: new URL(`./${bundle}_bg.wasm`, import.meta.url) });
  return client;
}

/** Makes an island anew and takes the server's away, or leaves that as it is. @param {any} client @param {HTMLElement} island */
function wake(client, island) {
  const old = [...island.childNodes];
  const carryOver = carry(island);
  try {
    client.wake(island);
    carryOver();
    for (const node of old) node.remove();
  } catch (problem) {
    for (const node of [...island.childNodes]) if (!old.includes(node)) node.remove();
    throw problem;
  }
}

/** Those that woke. @type {Set<Element>} */
const awake = new Set();

async function wakeAll() {
  const asleep = [];
  let client = await load();
  for (const [at, island] of islands.entries()) {
    try {
      wake(client, island);
      awake.add(island);
    } catch (problem) {
      asleep.push(`${island.dataset.component} (${problem})`);
      // What broke off may hold on to what the others need: they wake in a copy of their own.
      client = await load(`?${at}`);
    }
  }
  if (asleep.length > 0) throw new Error(asleep.join(", "));
}

keepFresh();
comeBack();
offerCopies();
void showMine();
if (islands.length > 0) {
  await wakeAll().catch((why) => {
    console.warn(`Parts of this page stay as the server sent them; their forms work all the same. ${why}`);
    if (awake.size > 0) renew("leptos-island", (island) => !awake.has(island));
    else renew("main", () => true);
  });
  document.documentElement.dataset.awake = "";
}
