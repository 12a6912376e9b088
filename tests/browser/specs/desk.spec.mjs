// Every question until it has an end: the inbox, one question, and what its asker reads meanwhile.
import assert from "node:assert/strict";
import { asked, questionsOf, scheduled } from "../harness/clinic.mjs";
import { spec } from "../harness/spec.mjs";

async function responder(server, person, wishes = {}) {
  const rita = await person({ name: "Rita", on: "desktop", ...wishes });
  server.rita ??= await server.staff("Rita Vogel", "responder");
  await rita.signsIn(server.rita);
  return rita;
}

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";

  spec(`Rita takes a question in hand, words it for others and answers it, ${how}`, async ({ server, person }) => {
    const session = await scheduled(server, { title: `Questions, ${how}` });
    const text = `I am Rosa Luz from Elm Street. Is my walking enough (${how})?`;
    const question = await asked(server, session, text);
    const rita = await responder(server, person, { js });
    await rita.opens("/inbox");
    await rita.sees(text);
    await rita.presses(rita.page.getByRole("link", { name: text }).first());
    await rita.sends("/acknowledge");
    const rosa = await person({ name: "Rosa", js });
    await rosa.opens(question.url);
    await rosa.sees("We have read your question.");

    await rita.sends("/publish", { public_text: `Is walking enough (${how})?` });
    const other = await person({ name: "Otto", js });
    await other.opens(`/events/${session.slug}`);
    await other.sees(`Is walking enough (${how})?`);
    await other.doesNotFind("Rosa Luz");

    await rita.sends("/note", { text: "Called the physio about this." });
    await rita.sends("/answer", { text: "Thirty minutes a day is." });
    await rosa.opens(question.url);
    await rosa.sees("Thirty minutes a day is.");
    await rosa.doesNotFind("physio");
    await other.opens(`/events/${session.slug}`);
    await other.doesNotFind("Thirty minutes a day is.");
    await rita.sends("/publish_answer", { public_text: "For most people, thirty minutes a day is." });
    await other.opens(`/events/${session.slug}`);
    await other.sees("For most people, thirty minutes a day is.");

    const { history } = await server.api("GET", `/questions/${question.id}`);
    assert.deepEqual(history.map(({ verb }) => verb.replace(" ", "_")), ["received", "acknowledged", "published", "noted", "answered", "answer_published"]);
  });

  spec(`A question that cannot be answered here is dismissed with a reason, and can be reopened, ${how}`, async ({ server, person }) => {
    const session = await scheduled(server, { title: `Not here, ${how}` });
    const question = await asked(server, session, "Which shop sells the best shoes?");
    const rita = await responder(server, person, { js });
    await rita.opens(`/inbox/${question.id}`);
    await rita.sends("/dismiss", { reason: "We do not recommend shops." });
    const rosa = await person({ name: "Rosa", js });
    await rosa.opens(question.url);
    await rosa.sees("We do not recommend shops.");
    await rita.opens(`/inbox/${question.id}`);
    await rita.sends("/reopen");
    await rosa.opens(question.url);
    await rosa.sees("We have read your question.");
    await rosa.doesNotFind("We do not recommend shops.");
    const [now] = await questionsOf(server, session);
    assert.equal(now.state, "acknowledged");
  });
}

spec("The oldest question that nobody touched stands first, on a phone too", async ({ server, person }) => {
  const session = await scheduled(server, { title: "In order" });
  const older = await asked(server, session, "Asked first");
  await asked(server, session, "Asked second");
  const third = await asked(server, session, "Asked third");
  await server.api("POST", `/questions/${older.id}/acknowledge`, {});
  const rita = await responder(server, person, { on: "phone", scheme: "dark" });
  await rita.opens(`/inbox?session=${session.id}`);
  const rows = await rita.page.locator("main").innerText();
  const at = ["Asked second", "Asked third", "Asked first"].map((text) => rows.indexOf(text));
  assert.ok(at[0] >= 0 && at[0] < at[1] && at[1] < at[2], rows);
  await rita.opens(`/inbox/${third.id}`);
});

spec("Two responders cannot overwrite each other unseen", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Both at once" });
  const question = await asked(server, session, "Who was faster?");
  const rita = await responder(server, person);
  await rita.opens(`/inbox/${question.id}`);
  await server.api("POST", `/questions/${question.id}/answer`, { text: "I was." });
  await rita.sends("/answer", { text: "No, I was." }, { status: 409 });
  assert.match(await rita.page.content(), /No, I was\./);
});

spec("The inbox is worked by keys alone", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Keys" });
  const question = await asked(server, session, "Reached by j?");
  const rita = await responder(server, person);
  await rita.opens(`/inbox?session=${session.id}`);
  await rita.page.keyboard.press("j");
  await Promise.all([rita.page.waitForURL(`**/inbox/${question.id}`), rita.page.keyboard.press("Enter")]);
  await rita.looks();
  await Promise.all([rita.page.waitForNavigation(), rita.page.keyboard.press("e")]);
  await rita.looks();
  const { state } = await server.api("GET", `/questions/${question.id}`);
  assert.equal(state, "acknowledged");
});

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";

  spec(`What was said on a network is brought in, and its time stands in the inbox, ${how}`, async ({ server, person }) => {
    const rita = await responder(server, person, { js });
    await rita.opens("/inbox");
    await rita.presses(rita.page.getByRole("link", { name: "Bring in" }));
    const text = `Nobody calls me back about my bill (${how}).`;
    await rita.sends("/inbox/new", { text, kind: "complaint", source_url: "https://social.example/posts/7", name: "Rosa Luz" });
    await rita.sees("Brought in by the desk");
    await rita.sees("brought it in");
    await rita.opens("/inbox");
    const row = rita.page.locator("[data-list] > li", { hasText: text });
    await row.getByText(/left$/).waitFor();
  });

  spec(`A target is agreed on and taken back, and what is no time is said beside its field, ${how}`, async ({ server, person }) => {
    const olga = await person({ name: "Olga", on: "desktop", js });
    await olga.signsIn(await server.staff(`Olga Admin ${how}`, "admin"));
    await olga.opens("/settings");
    await olga.presses(olga.page.getByRole("link", { name: "How soon we answer" }));
    await olga.sees("By the installation’s settings");
    await olga.sends("/settings/targets", { kind: "complaint", acknowledge: "soon", answer: "1 working day" }, { status: 422 });
    await olga.sees("is no time to answer in");
    await olga.sends("/settings/targets", { acknowledge: "2 working hours" });
    const row = olga.page.getByRole("row", { name: /Complaints from anywhere/ });
    await row.getByText("2 working hours").waitFor();
    await olga.looks();
    await olga.presses(row.getByRole("button", { name: /Remove/ }));
    assert.equal(await row.count(), 0);
  });
}

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";

  spec(`Rosa says that it did not help and asks back, and is answered alone, ${how}`, async ({ server, person }) => {
    const session = await scheduled(server, { title: `Once more, ${how}` });
    const text = `Is walking enough (${how})?`;
    const question = await asked(server, session, text);
    await server.api("POST", `/questions/${question.id}/publish`, {});
    await server.api("POST", `/questions/${question.id}/answer`, { text: "Half an hour a day.", publish: true });
    const rosa = await person({ name: "Rosa", js });
    await rosa.opens(question.url);
    await rosa.sends("/did_not_help");
    await rosa.sees("Tell us below what is missing");
    await rosa.sends("/follow_up", { text: "And with a new hip?" });
    await rosa.sees("We have your question.");
    await rosa.sees("And with a new hip?");

    const rita = await responder(server, person, { js });
    await rita.opens("/inbox");
    const row = rita.page.locator("[data-list] > li", { hasText: text });
    await row.getByText("Asked back").waitFor();
    await rita.presses(row.getByRole("link", { name: text }));
    await rita.sees("And with a new hip?");
    await rita.sends("/assign", { owner_id: "Rita Vogel" });
    await rita.opens("/inbox?show=mine");
    await rita.sees(text);
    await rita.presses(rita.page.getByRole("link", { name: text }));
    await rita.sends("/answer", { text: "Slowly at first." });
    await rosa.opens(question.url);
    await rosa.sees("Slowly at first.");
    const other = await person({ name: "Otto", js });
    await other.opens(`/events/${session.slug}`);
    await other.sees("Half an hour a day.");
    await other.doesNotFind("Slowly at first.");
    await other.doesNotFind("new hip");
  });
}

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";

  spec(`A bill is taken offline, Rosa says how she can be reached, and whether it was solved, ${how}`, async ({ server, person }) => {
    const olga = await person({ name: "Olga", on: "desktop", js });
    await olga.signsIn(await server.staff(`Olga Lind ${how}`, "admin"));
    await olga.opens("/settings");
    await olga.presses(olga.page.getByRole("link", { name: "Teams" }));
    await olga.sends("/settings/teams", { name: `Accounts ${how}`, email: "accounts@clinic.test" });
    await olga.sees("accounts@clinic.test");
    await olga.looks();

    const session = await scheduled(server, { title: `Offline, ${how}` });
    const text = `You billed my knee twice (${how}).`;
    const question = await asked(server, session, text);
    const rita = await responder(server, person, { js });
    await rita.opens(`/inbox/${question.id}`);
    await rita.sends("/take_offline", { category: "A bill", team_id: `Accounts ${how}`, text: "Thank you for telling us. Our accounts team looks into it with you." });
    await rita.sees("They have not said yet how they can be reached");
    await rita.looks();

    const rosa = await person({ name: "Rosa", js });
    await rosa.opens(question.url);
    await rosa.sees("How can we reach you?");
    await rosa.looks();
    await rosa.sends("/reach", { contact: "soon", details: "Please ask for Rosa.", agreed: true }, { status: 422 });
    await rosa.sees("Write a phone number or an e-mail address.");
    await rosa.sends("/reach", { contact: "+1 555 010 987" });
    await rosa.sees("Thank you: we know how to reach you.");
    await rosa.doesNotFind("555 010 987");

    await rita.opens("/inbox?show=offline");
    await rita.presses(rita.page.getByRole("link", { name: text }));
    await rita.sees("+1 555 010 987");
    await rita.sees("Please ask for Rosa.");
    await rita.sends("/reached");
    await rita.sends("/settle", { outcome: "Settled with them", text: "Refunded once." });
    await rosa.opens(question.url);
    await rosa.sees("Was it solved?");
    await rosa.looks();
    await rosa.sends("/did_not_help");
    await rosa.sees("We have your question.");
    await rita.opens("/inbox?show=unacknowledged");
    await rita.sees(text);
  });
}

spec("Twenty rows of the inbox stand on a laptop's screen", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Many at once" });
  for (let n = 1; n <= 22; n += 1) await asked(server, session, `How far should one walk on day ${n} of a new plan?`);
  const rita = await responder(server, person);
  await rita.page.setViewportSize({ width: 1440, height: 900 });
  await rita.opens(`/inbox?session=${session.id}`);
  const inSight = await rita.page.locator("[data-list] > li").evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
  assert.ok(inSight >= 20, `${inSight} rows`);
});
