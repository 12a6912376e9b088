// What appears on a phone by itself while a session runs.
import assert from "node:assert/strict";
import { asked, published, scheduled } from "../harness/clinic.mjs";
import { spec, until } from "../harness/spec.mjs";

/** A page of questions moves only when its reader asks: a pill tells, and a tap shows. */
async function shows(person, text) {
  const pill = person.page.locator(".new-pill button, button.new-pill").first();
  const seen = async () => {
    if (await person.page.getByText(text).first().isVisible()) return true;
    if (await pill.isVisible()) await pill.click().catch(() => {});
    return false;
  };
  await until(`"${text}" on ${person.name}'s page`, seen, 30_000);
}

spec("A question cleared by the desk appears on another phone, and its votes and answer too", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Strong bones" });
  const otto = await person({ name: "Otto" });
  await otto.opens(`/events/${session.slug}`);
  const question = await asked(server, session, "My name is Rosa Luz, do I need vitamin D?");
  await server.api("POST", `/questions/${question.id}/publish`, { public_text: "Do I need vitamin D?" });
  await shows(otto, "Do I need vitamin D?");
  await otto.doesNotFind("Rosa Luz");
  await otto.looks();

  const votes = otto.page.locator(".vote").first();
  await voteFromElsewhere(server, session);
  await until("the other vote", async () => /1/.test(await votes.innerText()));

  await server.api("POST", `/questions/${question.id}/answer`, { text: "800 units a day help most people." });
  await server.api("POST", `/questions/${question.id}/publish_answer`, {});
  await shows(otto, "800 units a day help most people.");
  await otto.looks();
});

spec("A question that is held again disappears", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Second look" });
  const question = await published(server, session, "Is this one all right?");
  const otto = await person({ name: "Otto" });
  await otto.opens(`/events/${session.slug}`);
  await otto.sees("Is this one all right?");
  await server.api("POST", `/questions/${question.id}/hold`, {});
  await until("it to go", async () => !(await otto.page.getByText("Is this one all right?").isVisible()));
});

spec("A phone that was away catches up", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Tunnel" });
  const otto = await person({ name: "Otto" });
  otto.expects(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  await otto.opens(`/events/${session.slug}`);
  await otto.context.setOffline(true);
  await published(server, session, "Asked while he was away");
  await otto.context.setOffline(false);
  await shows(otto, "Asked while he was away");
});

spec("A phone learns that the session went live", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Starting soon" });
  const otto = await person({ name: "Otto" });
  await otto.opens(`/events/${session.slug}`);
  await server.api("POST", `/sessions/${session.id}/go_live`, {});
  await otto.sees("The session has just started.");
  await otto.looks();
});

spec("The server stops in time although phones listen, and they find it again", async ({ server, person }) => {
  const session = await scheduled(server, { title: "A restart" });
  const otto = await person({ name: "Otto" });
  otto.expects(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  await otto.opens(`/events/${session.slug}`);
  assert.ok(await server.end(), "it did not stop well");
  await server.begin();
  await published(server, session, "Asked after the restart");
  await shows(otto, "Asked after the restart");
}, { world: "restarted" });

async function voteFromElsewhere(server, session) {
  const base = `${server.base}/api/v1/public`;
  const { items } = await (await fetch(`${base}/sessions/${session.code}/questions`)).json();
  const answer = await fetch(`${base}/questions/${items[0].handle}/vote`, { method: "POST" });
  assert.ok(answer.ok, `voting answered ${answer.status}`);
}
