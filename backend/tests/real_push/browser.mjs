// Chromium with the built authenticator: subscribes, decrypts and shows, all by itself. Speaks with `main.rs` in lines of JSON.
import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { PushService } from "./push_service.mjs";

const { DREMPEL_MODULES: modules, DREMPEL_CHROMIUM: chromiumPath, DREMPEL_DIST: dist } = process.env;
const { chromium } = createRequire(path.join(modules, "index.js"))("playwright-core");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "drempel-push-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const hear = async () => JSON.parse((await lines.next()).value);
const say = (message) => console.log(JSON.stringify(message));

const certificate = () => {
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name));
  const what = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  execFileSync("openssl", [...what, "-keyout", key, "-out", cert, "-subj", "/CN=localhost"], { stdio: "ignore" });
  return { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
};
const digest = (cert) => {
  const key = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
};

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

const tls = certificate();
const service = await PushService.listens(tls);
const own = `http://127.0.0.1:${service.port}`;
const context = await chromium.launchPersistentContext(path.join(folder, "profile"), {
  executablePath: chromiumPath,
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", `--gcm-registration-url=${own}/register3`,
    `--gcm-checkin-url=${own}/checkin`, `--gcm-mcs-endpoint=https://localhost:${service.delivering}`,
    `--ignore-certificate-errors-spki-list=${digest(tls.cert)}`],
});
await context.grantPermissions(["notifications"], { origin });
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

const until = async (look) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return null;
};
const shown = () => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration("/authenticator");
  return (await registration.getNotifications()).map(({ title, body, lang, tag }) => ({ title, body, lang, tag }));
});
const came = ({ headers, body }) => ({ headers, body: body.toString("base64") });

await hear();
const request = await until(() => page.evaluate(() => globalThis.heard[0]));
say({ request, shown: await shown(), message: came(service.taken.at(-1)) });

await hear();
await page.goto(`${origin}/privacy`);
say({});
await hear();
say({ shown: await until(async () => { const all = await shown(); return all.length ? all : null; }) });

await hear();
service.gone = true;
say({});
await hear();
await context.close();
process.exit(0);
