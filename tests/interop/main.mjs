// Unmodified libraries of others against the started product, with a person at a real browser. `cargo xtask test --only interop`.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Application } from "./application.mjs";
import { Person } from "./person.mjs";
import { check, conclude } from "./report.mjs";
import { connecting } from "./connecting.mjs";
import { demonstration } from "./demonstration.mjs";
import { notifications } from "./notifications.mjs";
import { openidClient } from "./openid_client.mjs";
import { oauth4webapi } from "./oauth4webapi.mjs";

const modules = process.env.DREMPEL_MODULES;
const { chromium } = createRequire(path.join(modules, "index.js"))("playwright-core");
const library = (file) => import(pathToFileURL(path.join(modules, file)).href);

const browser = await chromium.launch({
  executablePath: process.env.DREMPEL_CHROMIUM,
  args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// A browser that was never here.
const arrives = async (locale = "en-GB") => {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return new Person(page);
};

const application = await Application.listens();
const stage = {
  issuer: process.env.DREMPEL_ISSUER, backend: process.env.DREMPEL_BACKEND, modules, application, arrives, check,
  chromium, executablePath: process.env.DREMPEL_CHROMIUM, pushPort: Number(process.env.DREMPEL_PUSH_PORT),
};
try {
  await connecting(stage);
  await demonstration(stage);
  await notifications(stage);
  await openidClient(await library("openid-client/build/index.js"), stage);
  await oauth4webapi(await library("oauth4webapi/build/index.js"), stage);
} finally {
  application.closes();
  await browser.close();
}
conclude();
