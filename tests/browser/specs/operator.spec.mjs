// The first start of an empty installation, and the accounts that follow.
import assert from "node:assert/strict";
import { spec } from "../harness/spec.mjs";

const link = (text) => text.match(/https?:\/\/\S+\/setup\/[\w.~-]+/)?.[0];

spec("The set-up link of the first start makes the first administrator, once", async ({ server, person }) => {
  const first = link(server.output);
  assert.ok(first, `no set-up link in:\n${server.output}`);
  const olga = await person({ name: "Olga", on: "desktop" });
  await olga.opens(first);
  const account = { name: "Olga Operator", email: "olga@clinic.test", password: "a long enough phrase" };
  await olga.sends(new URL(first).pathname, { ...account, password: "short" }, { status: 422 });
  await olga.sees("15");
  await olga.sends(new URL(first).pathname, account);
  assert.doesNotMatch(olga.page.url(), /setup/);
  await olga.opens("/people");
  await olga.sees("olga@clinic.test");
  await olga.opens("/settings");
  const other = await person({ name: "Late" });
  await other.opens(first, 410);
  const again = await person({ name: "Olga-again" });
  await again.signsIn(account);
}, { world: "first" });

spec("A new colleague gets a one-time link, and a wrong password says nothing more than that", async ({ server, person }) => {
  const invited = link(await server.command(["user", "add", "nina@clinic.test", "--name", "Nina", "--role", "viewer"]));
  const nina = await person({ name: "Nina", on: "desktop" });
  await nina.opens(invited);
  await nina.sends(new URL(invited).pathname, { password: "plenty of calm words" });
  await nina.opens("/inbox");
  const thief = await person({ name: "Thief" });
  await thief.opens("/signin");
  await thief.sends("/signin", { email: "nina@clinic.test", password: "guess guess guess" }, { status: 422 });
  const wrong = await thief.page.locator("main").innerText();
  await thief.sends("/signin", { email: "nobody@clinic.test", password: "guess guess guess" }, { status: 422 });
  assert.equal(await thief.page.locator("main").innerText(), wrong);
  await nina.opens("/inbox");
  // A page that listens would hear of it by itself before she asks for the next.
  await nina.opens("/account");
  await server.command(["user", "disable", "nina@clinic.test"]);
  await nina.page.goto("/inbox");
  assert.equal(new URL(nina.page.url()).pathname, "/signin");
}, { world: "first" });
