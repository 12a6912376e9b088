// The browser that every spec and shoot.mjs use: Debian's chromium, headless, and quiet on the network.
import { chromium } from "playwright-core";
import { existsSync } from "node:fs";

const PLACES = [process.env.CHROMIUM_BIN, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb",
];

/** Starts a headless Chromium; throws with what to install when there is none. */
export async function launch() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) {
    throw new Error("no Chromium found: apt-get install chromium, or set CHROMIUM_BIN to the program");
  }
  return chromium.launch({ executablePath, args: QUIET });
}
