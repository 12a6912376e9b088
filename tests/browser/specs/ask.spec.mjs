// Ask our experts: outside any session, and the ways back.
import assert from "node:assert/strict";
import { spec, until } from "../harness/spec.mjs";

/** What the desk has, newest last. */
const questions = async (server) => (await server.api("GET", "/questions?limit=100")).items;

for (const wishes of [{ on: "phone" }, { on: "phone", js: false, scheme: "dark" }, { on: "desktop" }, { on: "desktop", js: false }]) {
  const how = `${wishes.on}${wishes.js === false ? " without script" : ""}`;

  spec(`Rosa asks our experts in private and comes back by code, ${how}`, async ({ server, person }) => {
    const topics = (await server.api("GET", "/topics")).items;
    if (!topics.some((topic) => topic.slug === "sleep")) await server.api("POST", "/topics", { name: "Sleep", name_es: "Sueño" });
    const rosa = await person({ name: "Rosa", ...wishes });
    await rosa.opens("/");
    await rosa.presses(rosa.page.getByRole("link", { name: "Ask our experts" }));
    const call = rosa.page.getByRole("link", { name: /^911/ });
    assert.equal(await call.getAttribute("href"), "tel:911");
    assert.ok(await rosa.form("/ask").locator("[name=private]").isChecked(), "private by itself");
    const text = `Is my knee too warm after a walk, ${how}?`;
    await rosa.sends("/ask", { text, topic: "Sleep" });
    await rosa.sees(text);
    await rosa.sees("Private: only the team sees it.");
    const own = rosa.page.url();
    const code = (await rosa.page.locator("#short-code").textContent()).trim();
    const found = (await questions(server)).find((question) => question.text === text);
    assert.equal(found.visibility, "private");

    await rosa.opens("/ask/mine");
    await rosa.doesNotFind(text);
    await rosa.presses(rosa.page.getByRole("link", { name: "We have your question." }).first());
    assert.equal(rosa.page.url(), own);

    const tom = await person({ name: "Tom", ...wishes, at: `10.7.${wishes.on === "phone" ? 1 : 2}.${wishes.js === false ? 1 : 2}` });
    await tom.opens("/questions");
    await tom.sends("/questions", { code: "aaaaa-aaaaa" }, { status: 422 });
    await tom.sees("No question has this code.");
    await tom.sends("/questions", { code: code.toUpperCase() });
    assert.equal(tom.page.url(), own);
  });
}

spec("What was asked on this device stands on the page, without a word of it", async ({ server, person }) => {
  const rosa = await person({ name: "Rosa" });
  await rosa.opens("/ask");
  assert.equal(await rosa.page.locator("[data-mine] li").count(), 0);
  await rosa.sends("/ask", { text: "Does my spleen mind tea?" });
  await rosa.opens("/ask");
  await rosa.page.locator("[data-mine] li").first().waitFor();
  await rosa.doesNotFind("spleen");
  const wall = await (await fetch(`${server.base}/ask`)).text();
  assert.ok(!wall.includes("/questions/"), "the page itself is everybody's");
});

spec("What somebody types comes back after a reload, and the box for privacy stays as it was", async ({ person }) => {
  const rosa = await person({ name: "Rosa" });
  await rosa.opens("/ask");
  await rosa.fills(rosa.form("/ask"), { text: "A long story about my back", private: false });
  await rosa.opens("/ask");
  const form = rosa.form("/ask");
  await until("the draft", async () => (await form.locator("[name=text]").inputValue()) === "A long story about my back");
  assert.ok(!(await form.locator("[name=private]").isChecked()), "as she had left it");
  await form.locator("[name=text]").fill("");
  await rosa.opens("/ask");
  assert.ok(await rosa.form("/ask").locator("[name=private]").isChecked());
});

spec("What is asked is told at the desk by itself", async ({ server, person }) => {
  const rita = await person({ name: "Rita", on: "desktop" });
  await rita.signsIn(await server.staff("Rita Sommer", "responder"));
  await rita.opens("/inbox");
  for (const round of [1, 2, 3]) {
    const text = `How soon is round ${round} read?`;
    const answer = await fetch(`${server.base}/api/v1/public/ask`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ text }) });
    assert.equal(answer.status, 201);
    const news = round === 1 ? "1 new question" : `${round} new questions`;
    await rita.page.getByRole("button", { name: `${news}: show` }).waitFor({ timeout: 5_000 });
  }
});
