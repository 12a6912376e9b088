// Who betters the lists of danger, and who says how long things are kept.
import assert from "node:assert/strict";
import { spec } from "../harness/spec.mjs";

async function colleague(server, person, name, role, how) {
  const somebody = await person({ name, ...how });
  await somebody.signsIn(await server.staff(name, role));
  return somebody;
}

const LIST = "/settings/safety/breathing/en";

for (const js of [true, false]) {
  const how = js ? "with" : "without";
  spec(`Another text for a list is tried and proposed, and counts once a second person let it, ${how} script`, async ({ server, person }) => {
    const word = js ? "rattling like a kettle" : "whistling like a train";
    const noor = await colleague(server, person, "Noor Haddad", "reviewer", { js });
    await noor.opens("/settings/safety");
    await noor.page.getByText("Breathing · English").click();
    await noor.page.locator("details[open] pre").waitFor();
    await noor.opens(LIST);
    const text = await noor.page.locator("textarea[name=text]").inputValue();
    const broken = { text: "version: 99\nreview by: 2028-01-01\nowner: me\n(open", why: "Heard at the desk." };
    await noor.sends(LIST, broken, { button: "Propose", status: 422 });
    await noor.sees("Line 4");
    await noor.sends(LIST, { ...broken, text: `${text}\n!${word}\n` }, { button: "Try" });
    await noor.sees("texts in which somebody is in danger");
    await noor.sends(LIST, {}, { button: "Propose" });
    await noor.sees("Somebody else who may review lets it count");
    const change = new URL(noor.page.url()).pathname;
    const olga = await colleague(server, person, "Olga Admin", "admin", { on: "desktop", scheme: "dark", js });
    await olga.opens("/settings/safety");
    await olga.sees("Waits for a second person");
    await olga.opens(change);
    await olga.sees(`!${word}`);
    await olga.sends(`${change}/approve`);
    await olga.sees("It counts");
    await olga.sends("/settings/safety", { text: `She is ${word} tonight` });
    assert.equal(await olga.page.locator("mark").first().innerText(), word);
  }, { world: `lists, ${how} script` });
}

for (const scheme of ["light", "dark"]) {
  spec(`How long things are kept is set, and what is too short is said beside its field, ${scheme}`, async ({ server, person }) => {
    const olga = await colleague(server, person, "Olga Admin", "admin", { scheme });
    await olga.opens("/settings/retention");
    // The browser would not send it.
    await olga.form("/settings/retention").evaluate((form) => (form.noValidate = true));
    await olga.sends("/settings/retention", { letters: 2 }, { status: 422 });
    await olga.sees("Please fix this");
    assert.equal(await olga.page.locator("[name=letters]").inputValue(), "2");
    await olga.sends("/settings/retention", { letters: 40 });
    await olga.sees("Saved");
    assert.equal(await olga.page.locator("[name=letters]").inputValue(), "40");
    await olga.opens("/settings/duty");
  }, { world: `kept, ${scheme}` });
}
