// What the phone's app costs when it is opened again without a network: the service worker has it, the browser is warm.
//   asks: from the navigation until the PIN can be typed.
//   shows: from the PIN to codes that can be read; the key is derived from the PIN in that time, about half a second by design.
// Beside it stands a page of five lines, kept by a service worker as well: what no app can be faster than.
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { serve } from "./serve.mjs";

const require = createRequire(path.join(process.env.DREMPEL_MODULES, "index.js"));
const { chromium } = require("playwright-core");

const at = process.argv.indexOf("--runs");
const RUNS = at < 0 ? 10 : Number(process.argv[at + 1]);
const PIN = "482915";
const LINK = "otpauth://totp/Bank:1234?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bank";
const ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const FLOOR = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title><label>PIN <input></label>
<script src="/floor.js" defer></script></html>`;
const KEEPER = `self.addEventListener("install", (it) => it.waitUntil(caches.open("floor").then((kept) =>
  kept.addAll(["/", "/floor.js"])).then(() => self.skipWaiting())));
self.addEventListener("activate", (it) => it.waitUntil(clients.claim()));
self.addEventListener("fetch", (it) => it.respondWith(caches.match(it.request)));`;

const floor = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "drempel-floor-"));
  fs.writeFileSync(path.join(folder, "index.html"), FLOOR);
  fs.writeFileSync(path.join(folder, "floor.js"),
    "navigator.serviceWorker.register('/keeper.js'); document.documentElement.dataset.ready = '1'");
  fs.writeFileSync(path.join(folder, "keeper.js"), KEEPER);
  return folder;
};

const shown = (page, name) => page.waitForSelector(`[data-screen="${name}"]:not([hidden])`);

const prepare = async (page) => {
  await shown(page, "choose_pin");
  await page.waitForFunction(() => document.documentElement.dataset.ready === "1");
  await page.fill("#new-pin", PIN);
  await page.fill("#new-pin-again", PIN);
  await page.press("#new-pin-again", "Enter");
  await shown(page, "accounts");
  await page.click(".add");
  await page.fill("#setup_link", LINK);
  await page.press("#setup_link", "Enter");
  await shown(page, "confirm_accounts");
  await page.click('[data-screen="confirm_accounts"] .add');
  await page.waitForSelector("#account-list .held");
};

// Runs in the page: when what a selector finds can be used, in milliseconds of the page's own clock.
const usable = (selector) => new Promise((done) => {
  const look = () => {
    const it = document.querySelector(selector);
    const ready = document.documentElement.dataset.ready === "1";
    if (it && ready && it.getClientRects().length) done(performance.now());
    else requestAnimationFrame(look);
  };
  look();
});

const opens = async (page, selector) => {
  await page.reload({ waitUntil: "commit" });
  return page.evaluate(usable, selector);
};

// From the key that submits to figures in the document.
const unlocks = async (page) => {
  await page.fill("#pin", PIN);
  return page.evaluate(() => new Promise((done) => {
    const began = performance.now();
    document.querySelector('[data-screen="unlock"] form').requestSubmit();
    const look = () => {
      if (/\d{3}/.test(document.querySelector("#account-list .digits")?.textContent ?? "")) done(performance.now() - began);
      else requestAnimationFrame(look);
    };
    look();
  }));
};

const visitor = async (folder, address, document) => {
  const server = await serve(folder, { [address]: document });
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "drempel-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.DREMPEL_CHROMIUM, args: ARGUMENTS, viewport: { width: 412, height: 823 },
  });
  const page = context.pages()[0] ?? await context.newPage();
  await page.goto(server.origin + address);
  const end = async () => {
    await context.close();
    server.close();
    fs.rmSync(profile, { recursive: true, force: true });
  };
  return { page, context, end };
};

const kept = (page) => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  while (active.state !== "activated") await new Promise((wait) => setTimeout(wait, 50));
});

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const worst = (numbers) => Math.max(...numbers);

const plain = await visitor(floor(), "/", "/index.html");
const ours = await visitor(process.env.DREMPEL_DIST, "/authenticator", "/authenticator.html");
await prepare(ours.page);
for (const { page, context } of [plain, ours]) {
  await kept(page);
  await context.setOffline(true);
  await page.reload();
}
const took = { floor: [], asks: [], shows: [], together: [] };
for (let run = 0; run < RUNS; run += 1) {
  took.floor.push(await opens(plain.page, "input"));
  const asks = await opens(ours.page, "#pin");
  const shows = await unlocks(ours.page);
  took.asks.push(asks);
  took.shows.push(shows);
  took.together.push(asks + shows);
}
await Promise.all([plain.end(), ours.end()]);
console.log(`${RUNS} warm starts without a network, in turns; ms, median and worst`);
for (const [name, numbers] of Object.entries(took)) {
  console.log(name.padEnd(10), String(Math.round(median(numbers))).padStart(6), String(Math.round(worst(numbers))).padStart(6));
}
console.log(`asks, against the floor: ${(median(took.asks) / median(took.floor)).toFixed(1)} x`);
