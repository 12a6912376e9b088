// What a page costs on a slow line, and where it may come from.
import assert from "node:assert/strict";
import { published, scheduled } from "../harness/clinic.mjs";
import { spec } from "../harness/spec.mjs";

/** Everything that was loaded: address and bytes on the wire. */
async function loads(person, where) {
  const going = [];
  const note = (request) => going.push(request.sizes().then((sizes) => ({ url: request.url(), bytes: sizes.responseBodySize })));
  person.page.on("requestfinished", note);
  await person.opens(where);
  person.page.off("requestfinished", note);
  return Promise.all(going);
}

spec("A session's page stays below 200 kB on the wire, its wasm below 120", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Light as a feather", moderation: "open" });
  for (let n = 0; n < 10; n += 1) await published(server, session, `Question number ${n}, as long as people ask them?`);
  const rosa = await person({ name: "Rosa" });
  const loaded = await loads(rosa, `/events/${session.slug}`);
  const sum = loaded.reduce((all, { bytes }) => all + bytes, 0);
  const wasm = loaded.find(({ url }) => url.endsWith(".wasm")).bytes;
  assert.ok(wasm > 0 && wasm < 120_000, `wasm: ${wasm} bytes`);
  assert.ok(sum < 200_000, JSON.stringify(loaded));
  assert.ok(loaded.every(({ url }) => url.startsWith(server.base)), JSON.stringify(loaded));
});

spec("A page without islands loads no wasm, and nothing comes from elsewhere", async ({ server, person }) => {
  const rosa = await person({ name: "Rosa" });
  for (const where of ["/", "/calendar", "/signin"]) {
    const loaded = await loads(rosa, where);
    assert.ok(!loaded.some(({ url }) => url.endsWith(".wasm")), `${where} loads wasm`);
    assert.ok(loaded.every(({ url }) => url.startsWith(server.base)), JSON.stringify(loaded));
  }
});
