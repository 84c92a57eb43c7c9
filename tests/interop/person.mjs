// Anna, at her browser: finds things by label and name, as people do.
import crypto from "node:crypto";

const KEY = Buffer.from("12345678901234567890");
const PASSWORD = "Drempel-demo-2026!";

// RFC 6238 with what every app takes for granted.
const code = (step) => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = crypto.createHmac("sha1", KEY).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
};

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const PATIENCE = 20_000;
let lastStep = 0;

// Each code is good once, so a second sign-in waits for the next.
const freshCode = async () => {
  const step = () => Math.floor(Date.now() / 30_000);
  while (step() <= lastStep) await pause(500);
  lastStep = step();
  return code(lastStep);
};

export class Person {
  constructor(page) {
    this.page = page;
  }

  // Signs in with password and code, wherever the page asks for the address.
  async signsIn() {
    await this.givesPassword("anna@drempel.example");
    await this.page.getByRole("textbox", { name: "Code" }).fill(await freshCode());
    await this.page.getByRole("button", { name: "Verify" }).click();
    await this.staysNot();
  }

  // For whom a password is enough.
  async signsInByPassword(email) {
    await this.givesPassword(email);
    await this.staysNot();
  }

  async givesPassword(email) {
    await this.identifies(email);
    await this.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  // Says who they are.
  async identifies(email) {
    // Faster than any person, she would press Next before the page's first script is there.
    await this.page.waitForFunction(() => document.documentElement.dataset.ready === "1");
    await this.page.getByLabel("Work or school account").fill(email);
    await this.page.getByRole("button", { name: "Next" }).click();
  }

  async staysNot() {
    await this.page.getByRole("button", { name: "No", exact: true }).click();
  }

  // Goes where an application sends her, does what the page asks, and brings back what the application is told.
  async isSentTo(address, application, path, asked) {
    const back = application.nextCall(path);
    await this.page.goto(address.href ?? address, { waitUntil: "commit" });
    await asked?.();
    const lost = pause(PATIENCE).then(async () => {
      throw new Error(`nobody came back; she sees ${JSON.stringify(await this.sees())} at ${this.page.url()}`);
    });
    // Whoever is late must not be heard.
    lost.catch(() => {});
    const told = await Promise.race([back, lost]);
    // The application hears of it before the browser has arrived.
    await this.page.waitForURL((url) => url.origin === application.origin);
    return told;
  }

  async allows() {
    await this.page.getByRole("button", { name: "Allow", exact: true }).click();
  }

  async refuses() {
    await this.page.getByRole("button", { name: "Don't allow" }).click();
  }

  // Types the code that a device shows, and approves or denies.
  async entersDeviceCode(address, userCode, { approve = true } = {}) {
    const { page } = this;
    await page.goto(address);
    await page.getByRole("textbox", { name: "Code" }).fill(userCode);
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    const mine = page.getByLabel("This is my device and I started this");
    await mine.waitFor();
    if (approve) {
      await mine.check();
      await page.getByRole("button", { name: "Continue", exact: true }).click();
      await page.getByText("You are signed in to").first().waitFor();
    } else {
      await page.getByRole("button", { name: "Deny", exact: true }).click();
      await page.getByText("Sign-in refused").first().waitFor();
    }
  }

  async sees() {
    return this.page.locator("h1:visible").allInnerTexts().catch(() => []);
  }
}
