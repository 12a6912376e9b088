// A reporter for `node --test`: a line for each test, and the last one as `cargo xtask test` counts it.
export default async function* tally(events) {
  const counts = { "test:pass": 0, "test:fail": 0 };
  for await (const { type, data } of events) {
    if (!(type in counts) || data.details?.type === "suite") continue;
    counts[type] += 1;
    yield type === "test:pass" ? `ok      ${data.name}\n` : `FAILED  ${data.name}\n${data.details.error.stack ?? data.details.error}\n`;
  }
  yield `scripts: ${counts["test:pass"]} passed; ${counts["test:fail"]} failed\n`;
}
