// Chromium with a push service of this machine in the place of its maker's.
import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PushService } from "./push_service.mjs";

const certificate = (folder) => {
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name));
  const what = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  execFileSync("openssl", [...what, "-keyout", key, "-out", cert, "-subj", "/CN=localhost"], { stdio: "ignore" });
  return { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
};
const digest = (cert) => {
  const key = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
};

// The browser, and its push service at `port`, or at any that is free. `origin` may show notifications.
export const wokenBrowser = async (chromium, origin, { executablePath, port = 0, ...options }) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "drempel-push-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const tls = certificate(folder);
  const service = await PushService.listens(tls, port);
  const own = `http://127.0.0.1:${service.port}`;
  const context = await chromium.launchPersistentContext(path.join(folder, "profile"), {
    executablePath,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", `--gcm-registration-url=${own}/register3`,
      `--gcm-checkin-url=${own}/checkin`, `--gcm-mcs-endpoint=https://localhost:${service.delivering}`,
      `--ignore-certificate-errors-spki-list=${digest(tls.cert)}`],
    ...options,
  });
  await context.grantPermissions(["notifications"], { origin });
  return { context, service };
};

// What the authenticator shows in its place while nobody looks at it.
export const notifications = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration("/authenticator");
  return (await registration.getNotifications()).map(({ title, body, lang, tag }) => ({ title, body, lang, tag }));
});

// Asks until there is an answer, ten seconds at most.
export const until = async (look) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return null;
};
