// What a first visit costs: fresh browser, empty cache, slow 4G (150 ms a request, 1.6 Mbit/s down), CPU four times slower.
// Beside our page stands a plain HTML form: what no page can be faster than.
//   usable: a character typed into the account field stays there. ready: the form is wired as well.
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { serve } from "./serve.mjs";

const require = createRequire(path.join(process.env.DREMPEL_MODULES, "index.js"));
const { chromium } = require("playwright-core");

const given = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const RUNS = Number(given("runs", 5));
const TIMEOUT = 30_000;
const ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const FLOOR = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in</title><style>body{font:1rem sans-serif;margin:2rem}</style><h1>Sign in</h1>
<form><label>Account <input autocomplete="username"></label> <button>Next</button></form>
<script src="/floor.js" defer></script></html>`;

const floor = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "drempel-floor-"));
  fs.writeFileSync(path.join(folder, "index.html"), FLOOR);
  fs.writeFileSync(path.join(folder, "floor.js"), "document.documentElement.dataset.ready='1'");
  return folder;
};

// Runs in the page before anything else does.
const watch = () => {
  const seen = (globalThis.seen = { longest: 0 });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) seen.longest = Math.max(seen.longest, task.duration);
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    const input = document.querySelector("input[autocomplete~=username]");
    if (input && !seen.usable && input.getClientRects().length) {
      input.focus();
      document.execCommand("insertText", false, "a");
      if (input.value.includes("a")) seen.usable = performance.now();
    }
    if (seen.usable && document.documentElement.dataset.ready) {
      seen.ready = performance.now();
      seen.kept = document.querySelector("input[autocomplete~=username]")?.value.includes("a") ?? false;
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const visit = async (address) => {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "drempel-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.DREMPEL_CHROMIUM, args: ARGUMENTS, viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75, isMobile: true, hasTouch: true,
  });
  try {
    const page = context.pages()[0] ?? await context.newPage();
    const tools = await context.newCDPSession(page);
    let bytes = 0, requests = 0;
    tools.on("Network.requestWillBeSent", () => { requests += 1; });
    tools.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
    await tools.send("Network.enable");
    await tools.send("Network.emulateNetworkConditions",
      { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 });
    await tools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript(watch);
    await page.goto(address, { waitUntil: "commit" });
    await page.waitForFunction(() => globalThis.seen?.ready, undefined, { timeout: TIMEOUT });
    await page.waitForTimeout(500);
    return { ...await page.evaluate(() => globalThis.seen), bytes, requests };
  } finally {
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const sites = [
  { name: "plain HTML", server: await serve(floor(), { "/signin": "/index.html" }), visits: [] },
  { name: "drempel", server: await serve(process.env.DREMPEL_DIST, { "/signin": "/index.html" }), visits: [] },
];
for (let run = 1; run <= RUNS; run += 1) {
  for (const site of sites) {
    site.visits.push(await visit(`${site.server.origin}/signin`));
    console.error(`run ${run} of ${RUNS}: ${site.name}`);
  }
}
console.log("| page | wire kB | requests | usable ms | ready ms | longest task ms | typing kept |");
console.log("|---|---|---|---|---|---|---|");
for (const { name, server, visits } of sites) {
  const of = (key) => Math.round(median(visits.map((visit) => visit[key])));
  const kept = visits.every((visit) => visit.kept) ? "yes" : "no";
  const wire = (of("bytes") / 1000).toFixed(1);
  console.log(`| ${name} | ${wire} | ${of("requests")} | ${of("usable")} | ${of("ready")} | ${of("longest")} | ${kept} |`);
  server.close();
}
