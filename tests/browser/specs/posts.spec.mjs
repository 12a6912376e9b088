// A post from its first word to the blog: written, looked at, read by somebody else, on its way, taken back.
import assert from "node:assert/strict";
import { ahead } from "../harness/clinic.mjs";
import { spec, until } from "../harness/spec.mjs";

async function colleague(server, person, name, role, wishes = {}) {
  const somebody = await person({ name: name.split(" ")[0], on: "desktop", ...wishes });
  await somebody.signsIn(await server.staff(name, role));
  return somebody;
}

const here = (person) => new URL(person.page.url()).pathname;
const postForm = (person) => person.page.locator("#post-form");

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";

  spec(`Ana writes a post, Noor reads it, and just that text is approved, ${how}`, async ({ server, person }) => {
    const ana = await colleague(server, person, "Ana Ruiz", "editor", { js });
    const title = `Ten minutes a day, ${how}`;
    await ana.opens("/plan/posts/new");
    await ana.fills(postForm(ana), { title, body: "Start **slowly**.\n\n- Walk\n- Stretch", planned_at: ahead(6), zone: "America/New_York" });
    await ana.presses("Preview");
    assert.equal(await ana.page.locator(".post-preview .prose strong").innerText(), "slowly");
    assert.equal(await postForm(ana).locator("[name=title]").inputValue(), title);
    await ana.presses("Create post");
    const post = here(ana);
    assert.match(post, /^\/plan\/posts\/[0-9a-f-]{36}$/);
    await ana.presses("Submit for review");
    assert.equal(await ana.page.getByRole("button", { name: "Approve this text" }).count(), 0);

    const noor = await colleague(server, person, "Noor Haddad", "reviewer", { js });
    await noor.opens(post);
    await noor.page.locator("[name=note]").fill("");
    await noor.presses("Ask for changes", 422);
    await noor.page.locator("[name=note]").fill("Say who should ask a doctor first.");
    await noor.presses("Ask for changes");

    await ana.opens(post);
    await ana.sees("Say who should ask a doctor first.");
    await ana.fills(postForm(ana), { body: "Start **slowly**. Ask your doctor first after surgery." });
    await ana.presses("Save");
    await ana.presses("Submit for review");
    await noor.opens(post);
    await noor.presses("Approve this text");
    await ana.opens(post);
    await ana.presses("Schedule");
    await ana.sees("goes out at its minute");
    await ana.opens(`/plan?month=${ahead(6).slice(0, 7)}`);
    await ana.sees(title);

    await ana.opens(post);
    await ana.fills(postForm(ana), { body: "Another text." });
    await ana.presses("Save");
    await ana.sees("Submit for review");
  });
}

spec("A post goes out at its minute, to the blog and its feed, and is gone from both when it is taken back", async ({ server, person }) => {
  const title = "Water before coffee";
  const soon = new Date(Date.now() + 75_000).toISOString().slice(0, 16);
  const made = await server.api("POST", "/posts", { title, kind: "article", body: "A glass *first*.", planned_at: soon, zone: "UTC" });
  await server.api("POST", `/posts/${made.id}/submit`, {});
  const noor = await colleague(server, person, "Noor Haddad", "reviewer");
  await noor.opens(`/plan/posts/${made.id}`);
  await noor.presses("Approve this text");
  await server.api("POST", `/posts/${made.id}/schedule`, {});
  const rosa = await person({ name: "Rosa" });
  await rosa.opens("/blog");
  await rosa.doesNotFind(title);
  await until("its minute", async () => (await server.api("GET", `/posts/${made.id}`)).state === "published", 90_000);
  await rosa.opens("/blog");
  await rosa.presses(rosa.page.getByRole("link", { name: title }));
  const page = rosa.page.url();
  assert.equal(await rosa.page.locator("em").first().innerText(), "first");
  const feed = async () => (await fetch(`${server.base}/blog/feed.atom`)).text();
  assert.ok((await feed()).includes(title));

  const ana = await colleague(server, person, "Ana Ruiz", "editor");
  await ana.opens(`/plan/posts/${made.id}`);
  await ana.page.locator("details.menu summary").first().click();
  await ana.presses(ana.page.locator('form[action$="/withdraw"] button'));
  await rosa.opens(page, 410);
  await rosa.opens("/blog");
  await rosa.doesNotFind(title);
  assert.ok(!(await feed()).includes("A glass"));
});
