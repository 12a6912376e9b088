// A real server on a free port, with a database of its own that is gone when it stops.
import { spawn, execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { aheadOf } from "./clock.mjs";
import { until } from "./spec.mjs";

const run = promisify(execFile);

/** The machine's own settings must not reach the server under test. */
function environment({ folder, ahead }) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("WELLSPRING_") && name !== "DATABASE_URL");
  return { ...Object.fromEntries(kept), DATABASE_URL: `sqlite://${folder}/wellspring.db`, WELLSPRING_CLOCK_AHEAD: String(ahead) };
}

function freePort() {
  return new Promise((found, refuse) => {
    const probe = createServer().on("error", refuse).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

export class Server {
  /** Starts `program` at the minute `at` and waits for /readyz. `world` "demo" starts the demo, anything else an empty installation. */
  static async start(program, world, at) {
    const server = new Server();
    Object.assign(server, { program, world, ahead: aheadOf(at), output: "" });
    server.folder = await mkdtemp(path.join(tmpdir(), "wellspring-specs-"));
    server.base = `http://127.0.0.1:${await freePort()}`;
    await server.begin();
    return server;
  }

  /** Starts the program, at first or again on the same address and data. */
  async begin() {
    const demo = this.world === "demo";
    const words = ["serve", "--listen", this.base.slice("http://".length), "--public-url", this.base, "--trusted-proxies", "127.0.0.1", ...(demo ? ["--demo"] : [])];
    const env = { ...environment(this), ...(demo ? { DATABASE_URL: undefined } : {}) };
    this.ended = null;
    this.process = spawn(this.program, words, { cwd: this.folder, env });
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on("data", (text) => (this.output += text));
    this.process.on("exit", (code, signal) => (this.ended = `exit ${code ?? signal}`));
    await until("the server to be ready", () => this.ready(), 30_000);
  }

  async ready() {
    if (this.ended) throw new Error(`the server did not start (${this.ended}):\n${this.output}`);
    return fetch(`${this.base}/readyz`).then((answer) => answer.ok, () => false);
  }

  /** Runs another command of the program on the same database: `server.command(["user", "add", …], "password\n")`. */
  async command(words, input = "") {
    const env = { ...environment(this), WELLSPRING_PUBLIC_URL: this.base };
    const going = run(this.program, words, { cwd: this.folder, env });
    going.child.stdin.end(input);
    return (await going).stdout.trim();
  }

  /** A member of staff with a password; several specs may share one. */
  async staff(name, role) {
    this.colleagues ??= new Map();
    if (!this.colleagues.has(name)) this.colleagues.set(name, await this.hires(name, role));
    return this.colleagues.get(name);
  }

  async hires(name, role) {
    const email = `${name.toLowerCase().replace(/\W+/g, ".")}@clinic.test`;
    const password = `${name} plans calm weeks`;
    await this.command(["user", "add", email, "--name", name, "--role", role, "--password-stdin"], `${password}\n`);
    return { email, password };
  }

  /** Calls the API as a program does; throws with the problem document when refused. */
  async api(method, where, body) {
    this.token ??= await this.command(["token", "create", "--name", "specs", "--scopes", "read,plan,desk"]);
    const answer = await fetch(`${this.base}/api/v1${where}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  /** Stops it as an operator would; false (and its last words) when it does not end well within five seconds. */
  async end() {
    this.process.kill("SIGTERM");
    const stopped = await until("the server to stop", () => this.ended, 5_000).catch(() => null);
    if (!stopped) this.process.kill("SIGKILL");
    const panicked = /panicked at|outside a reactive/.exec(this.output);
    if (stopped !== "exit 0" || panicked) console.log(`FAILED  the server (${stopped ?? "did not stop"})\n${this.output.slice(-3_000)}`);
    return stopped === "exit 0" && !panicked;
  }

  /** Stops it for good and removes its data. */
  async stop() {
    const well = await this.end();
    await rm(this.folder, { recursive: true, force: true });
    return well;
  }
}
