// The demo, walked as a newcomer does: every page that any link leads to, wide and narrow, light and dark.
import assert from "node:assert/strict";
import { spec } from "../harness/spec.mjs";

const MOST_PAGES = 100;

/** Links of this page that stay here, without fragments; files and the way out are left alone. */
async function links(person, base) {
  const found = await person.page.locator("a[href]").evaluateAll((all) => all.map((link) => link.href));
  return found
    .map((href) => href.split("#")[0])
    .filter((href) => href.startsWith(`${base}/`) && !/\.(ics|atom)$|\/assets\//.test(href))
    .map((href) => href.slice(base.length));
}

/** Visits every page once. Pages that differ in an id alone look the same: three of each are enough. */
async function walk(person, base, start) {
  const seen = new Set([start]);
  const kinds = new Map();
  const ahead = [start];
  while (ahead.length > 0 && seen.size < MOST_PAGES) {
    const next = ahead.shift();
    await person.opens(next);
    await person.sees(/^\/es(\/|$)/.test(next) ? "Esto es una demostración." : "This is a demo.");
    for (const link of await links(person, base)) {
      const kind = link.replace(/[0-9a-f-]{36}/g, "{id}").replace(/\d{4}-\d{2}/, "{month}").replace(/(events|campaigns)\/[\w-]+/, "$1/{slug}");
      const often = kinds.get(kind) ?? 0;
      if (seen.has(link) || often >= 3) continue;
      kinds.set(kind, often + 1);
      seen.add(link);
      ahead.push(link);
    }
  }
  return seen;
}

for (const on of ["phone", "desktop"]) {
  for (const scheme of ["light", "dark"]) {
    spec(`Every public page of the demo is whole, on a ${on}, ${scheme}`, async ({ server, person }) => {
      const visitor = await person({ name: "Visitor", on, scheme });
      const seen = await walk(visitor, server.base, "/");
      assert.ok([...seen].filter((page) => page.startsWith("/events/")).length >= 3, [...seen].join(" "));
    }, { world: "demo" });

    spec(`Every staff page of the demo is whole, on a ${on}, ${scheme}`, async ({ server, person }) => {
      const ana = await person({ name: "Ana", on, scheme });
      await ana.opens("/signin");
      await ana.presses(ana.page.getByRole("button", { name: /^Continue as/ }).first());
      const seen = await walk(ana, server.base, "/plan");
      for (const page of ["/inbox", "/people", "/settings"]) assert.ok(seen.has(page), `no way to ${page}`);
    }, { world: "demo" });
  }
}
