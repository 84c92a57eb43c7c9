// Chromium with the built authenticator: subscribes, decrypts and shows, all by itself. Speaks with `main.rs` in lines of JSON.
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { notifications, until, wokenBrowser } from "./woken_browser.mjs";

const { DREMPEL_MODULES: modules, DREMPEL_CHROMIUM: chromiumPath, DREMPEL_DIST: dist } = process.env;
const { chromium } = createRequire(path.join(modules, "index.js"))("playwright-core");

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const hear = async () => JSON.parse((await lines.next()).value);
const say = (message) => console.log(JSON.stringify(message));

const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".png": "image/png",
  ".svg": "image/svg+xml", ".json": "application/json", ".webmanifest": "application/manifest+json" };
const site = http.createServer((request, response) => {
  const asked = new URL(request.url, "http://localhost").pathname;
  const file = path.join(dist, { "/authenticator": "/authenticator.html", "/privacy": "/page.html" }[asked] ?? asked);
  if (!file.startsWith(dist) || !fs.existsSync(file)) return response.writeHead(404).end();
  response.setHeader("content-type", types[path.extname(file)] ?? "application/octet-stream");
  response.end(fs.readFileSync(file));
});
await new Promise((done) => site.listen(0, "127.0.0.1", done));
const origin = `http://localhost:${site.address().port}`;

const { context, service } = await wokenBrowser(chromium, origin, { executablePath: chromiumPath });
const page = await context.newPage();
await page.goto(`${origin}/authenticator`);
await page.waitForFunction("globalThis.drempelServiceWorker");
await page.evaluate(async () => {
  globalThis.heard = [];
  navigator.serviceWorker.addEventListener("message", (event) => globalThis.heard.push(event.data.request));
  await globalThis.drempelServiceWorker();
  await navigator.serviceWorker.ready;
});
const devtools = await context.newCDPSession(page);
const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");

say({ service: `http://localhost:${service.port}`, not_installable: installabilityErrors.map((error) => error.errorId) });
const { key } = await hear();
const subscription = await page.evaluate(async (key) => {
  const { pushManager } = await navigator.serviceWorker.ready;
  return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
}, key);
say(subscription);

const came = ({ headers, body }) => ({ headers, body: body.toString("base64") });

await hear();
const request = await until(() => page.evaluate(() => globalThis.heard[0]));
say({ request, shown: await notifications(page), message: came(service.taken.at(-1)) });

await hear();
await page.goto(`${origin}/privacy`);
say({});
await hear();
say({ shown: await until(async () => { const all = await notifications(page); return all.length ? all : null; }) });

await hear();
service.gone = true;
say({});
await hear();
await context.close();
process.exit(0);
