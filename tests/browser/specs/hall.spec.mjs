// A full hall: phones that type, report, lose the stream or the signal, and a desk that keeps the upper hand.
import assert from "node:assert/strict";
import { asked, published, questionsOf, scheduled } from "../harness/clinic.mjs";
import { spec, until } from "../harness/spec.mjs";

async function onAir(server, title, moderation = "held") {
  const session = await scheduled(server, { title, moderation });
  await server.api("POST", `/sessions/${session.id}/go_live`, {});
  return session;
}

async function moderator(server, person, name, wishes = {}) {
  const one = await person({ name, on: "desktop", ...wishes });
  await one.signsIn(await server.staff(name, "responder"));
  return one;
}

const card = (person, question) => person.page.locator(`.live-card[data-id="${question.id}"]`);

spec("Who types what was asked already finds it, and votes instead", async ({ server, person }) => {
  const session = await onAir(server, "Asked already");
  const open = await published(server, session, "Is melatonin safe at night?");
  const done = await published(server, session, "May I walk after a stroke?");
  await server.api("POST", `/questions/${done.id}/answer`, { text: "Yes, slowly.", publish: true });
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}`);
  await rosa.wakes();
  await rosa.page.locator("#ask-text").pressSequentially("Can I go walking after my stroke?");
  const offers = rosa.page.locator(".alike");
  // Answers of other sessions may be offered too.
  const mine = offers.getByRole("listitem").filter({ hasText: "Yes, slowly." });
  await mine.waitFor();
  await rosa.looks();
  await mine.getByRole("button", { name: "This answers it" }).click();
  assert.equal(await rosa.page.locator("#ask-text").inputValue(), "");
  await rosa.page.locator("#ask-text").pressSequentially("Is melatonin safe in the night?");
  await offers.getByRole("button", { name: "Me too" }).click();
  await rosa.sees("Counted.");
  const votes = (await questionsOf(server, session)).find((question) => question.id === open.id).votes;
  assert.equal(votes, 1);
  assert.equal((await questionsOf(server, session)).length, 2, "nothing that was typed is kept");
});

spec("Three phones report a question: it goes, and the desk decides", async ({ server, person }) => {
  const session = await onAir(server, "Reported", "open");
  const question = await asked(server, session, "My neighbour takes too many naps");
  // Three networks: those of one are one, however many phones they hold.
  for (const [name, at] of [["Rosa", "203.0.113.7"], ["Harold", "198.51.100.7"], ["Li", "192.0.2.7"]]) {
    const phone = await person({ name, at });
    await phone.opens(`/events/${session.slug}`);
    await phone.wakes();
    await phone.page.locator(`#q-${(await handleOf(phone))}`).getByRole("button", { name: "Report" }).click();
    await phone.sees("Thank you. The team will look at it.");
  }
  const rita = await moderator(server, person, "Rita Sommer");
  await rita.opens(`/plan/sessions/${session.id}/live`);
  await card(rita, question).getByText("3 reports").waitFor();
  assert.equal(await rita.page.locator('[data-line="held"] .live-card').count(), 1);
  await rita.looks();
});

const handleOf = (phone) => phone.page.locator(".question").first().evaluate((card) => card.id.slice(2));

spec("The desk pauses questions: phones learn it at once, and nothing typed is lost", async ({ server, person }) => {
  const session = await onAir(server, "Paused");
  await published(server, session, "How often?");
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}`);
  await rosa.wakes();
  await rosa.page.locator("#ask-text").fill("And how far, please?");
  const rita = await moderator(server, person, "Rita Sommer");
  await rita.opens(`/plan/sessions/${session.id}/live`);
  await rita.page.getByRole("button", { name: "Pause questions" }).click();
  await rita.sees("Questions are paused");
  await rosa.sees("Questions are paused for the moment.");
  await rita.page.getByRole("button", { name: "Take questions again" }).click();
  await rita.page.getByText("Questions are paused").waitFor({ state: "detached" });
  await rosa.page.getByRole("button", { name: "Send question" }).click();
  await rosa.page.waitForURL("**/questions/*");
  // Slow mode, a closing time and a line to the experts, in one form.
  const expert = await moderator(server, person, "Mei Lin");
  await expert.opens(`/plan/sessions/${session.id}/stage`);
  await rita.page.getByText("Slow mode, closing time").click();
  await rita.page.locator("#hall-stage_line").fill("Two minutes left");
  await rita.page.locator("#hall-slow_seconds").selectOption("60");
  await rita.page.getByRole("button", { name: "Set", exact: true }).click();
  await rita.sees("One a minute");
  await expert.sees("Two minutes left");
  await expert.looks();
});

spec("Ten ask the same: one answer; what waits gets an owner and a time", async ({ server, person }) => {
  const session = await onAir(server, "The same again", "open");
  const umbrella = await asked(server, session, "May I walk after a stroke?");
  const same = await asked(server, session, "Is walking allowed after a stroke?");
  const other = await asked(server, session, "May I fly with a pacemaker?");
  const rita = await moderator(server, person, "Rita Sommer");
  await rita.opens(`/plan/sessions/${session.id}/live`);
  await card(rita, same).locator("summary", { hasText: "Merge" }).click();
  await rita.looks();
  await card(rita, same).getByRole("button", { name: "Merge" }).click();
  await card(rita, umbrella).getByText("1 other asks the same").waitFor();
  assert.equal(await card(rita, same).count(), 0);
  await card(rita, other).locator("summary", { hasText: "Answer later" }).click();
  await card(rita, other).getByRole("button", { name: "Answer later" }).click();
  await card(rita, other).getByText("Answer until").waitFor();
  await server.api("POST", `/questions/${umbrella.id}/answered_live`, { text: "Yes, slowly." });
  const rosa = await person({ name: "Rosa", js: false });
  await rosa.opens(same.url);
  await rosa.sees("Yes, slowly.");
  await rosa.opens(other.url);
  await rosa.sees("It will be answered by");
  await server.api("POST", `/sessions/${session.id}/end`, {});
  const plain = await moderator(server, person, "Omar Haddad", { js: false });
  await plain.opens(`/plan/sessions/${session.id}/wrap`);
  await plain.page.getByLabel("Assign").check();
  await plain.page.getByLabel("Or why there will be no answer").fill("Please ask your airline.");
  await plain.presses(plain.page.getByRole("button", { name: "Assign the ticked ones" }));
  await plain.sees("Every question has an end.");
  await rosa.opens(other.url);
  await rosa.sees("Please ask your airline.");
});

spec("Whoever asked sees by themselves what becomes of it, and news shut no fold that the desk has opened", async ({ server, person }) => {
  const session = await onAir(server, "Own page");
  const question = await asked(server, session, "May I walk after a stroke?");
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(question.url);
  await rosa.sees("Only the team sees it for now.");
  const rita = await moderator(server, person, "Rita Sommer");
  await rita.opens(`/plan/sessions/${session.id}/live`);
  await rita.wakes();
  await card(rita, question).locator("summary", { hasText: "Answer later" }).click();
  await asked(server, session, "Something else meanwhile");
  await rita.sees("Something else meanwhile");
  await card(rita, question).getByRole("button", { name: "Answer later" }).click();
  await rosa.sees("It will be answered by", 25_000);
  await server.api("POST", `/questions/${question.id}/publish`, { public_text: "May one walk after a stroke?" });
  await server.api("POST", `/questions/${question.id}/now`, {});
  await rosa.sees("It is being answered at this moment", 25_000);
  await rosa.looks();
  await rita.page.keyboard.press("z");
  await rita.sees("Questions are paused");
});

spec("Two at the desk: each sees what the other has open", async ({ server, person }) => {
  const session = await onAir(server, "Claimed");
  const question = await asked(server, session, "Which shoes?");
  const rita = await moderator(server, person, "Rita Sommer");
  const omar = await moderator(server, person, "Omar Haddad");
  for (const one of [rita, omar]) await one.opens(`/plan/sessions/${session.id}/live`);
  await rita.wakes();
  await card(rita, question).getByText("Edit before publishing").click();
  await card(rita, question).locator("[name=public_text]").focus();
  await card(omar, question).getByText("Rita Sommer has it open").waitFor();
  assert.equal(await card(rita, question).getByText("has it open").count(), 0);
  await omar.page.locator("#live-q").fill("boots");
  await omar.page.getByRole("button", { name: "Find" }).click();
  await omar.sees("Nothing waits to be looked at.");
  await omar.looks();
});

spec("Where streams are blocked, the list is read every ten seconds", async ({ server, person }) => {
  const session = await onAir(server, "No streams", "open");
  const rosa = await person({ name: "Rosa" });
  rosa.expects(/ERR_FAILED/);
  await rosa.page.route("**/live?after=*", (route) => route.abort());
  await rosa.opens(`/events/${session.slug}`);
  await rosa.wakes();
  await asked(server, session, "Does it arrive all the same?");
  await rosa.sees("Does it arrive all the same?", 45_000);
});

spec("A question written without a signal is sent once the signal is back, once", async ({ server, person }) => {
  const session = await onAir(server, "No signal", "open");
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}`);
  await rosa.wakes();
  rosa.expects(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  await rosa.context.setOffline(true);
  await rosa.page.locator("#ask-text").fill("Am I heard?");
  await rosa.page.getByRole("button", { name: "Send question" }).click();
  await rosa.sees("That did not reach us");
  await asked(server, session, "Somebody else meanwhile");
  await rosa.context.setOffline(false);
  await rosa.page.waitForURL("**/questions/*");
  await until("one question", async () => (await questionsOf(server, session)).filter((question) => question.text === "Am I heard?").length === 1);
  await rosa.opens(`/events/${session.slug}`);
  await rosa.sees("Somebody else meanwhile");
  assert.equal(await rosa.page.getByText("Am I heard?").count(), 1, "nothing double");
});

spec("The hospital's own page shows the questions in a frame, live", async ({ server, person }) => {
  const session = await onAir(server, "Framed", "open");
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}/embed`);
  await asked(server, session, "Seen from elsewhere?");
  await rosa.sees("Seen from elsewhere?");
  await rosa.looks();
});
