// Bram's phone, which is woken: Chromium's own push client, a push service of this machine, and the product between them.
import assert from "node:assert/strict";
import { notifications as shown, until, wokenBrowser } from "../../backend/tests/real_push/woken_browser.mjs";
import { Person } from "./person.mjs";

const BRAM = "bram@drempel.example";
const PIN = "482915";
const ALLOW = "Allow notifications";
const NOTIFY = "Notify me when a sign-in waits for this phone";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const pressed = (page, name) => button(page, name).click();
const heading = (page, name) => page.getByRole("heading", { name }).waitFor();

// What the page tells the backend of where it is woken. The maker's push service is left for the one that is there.
const listening = async (context, service) => {
  const told = [];
  const backend = {
    isThere: true,
    nothing: () => assert.deepEqual(told, []),
    hears: async (line) => assert.equal(await until(() => told.shift()), line),
  };
  await context.route("**/api/v1/authenticator/push", async (route) => {
    if (!backend.isThere) return route.abort();
    const request = route.request();
    const given = request.postDataJSON();
    if (given) given.endpoint = given.endpoint.replace(/^https:\/\/[^/]+/, `http://localhost:${service.port}`);
    const response = await route.fetch(given ? { postData: given } : {});
    told.push(`${request.method()} ${response.status()}`);
    return route.fulfill({ response });
  });
  return backend;
};

const activationCode = async (page) => {
  await pressed(page, "Add method");
  await page.getByText("Can't scan the image?").click();
  return until(() => page.locator(".activation-code").textContent());
};

const registers = async (page, code, computer) => {
  await page.getByLabel("Choose a PIN").fill(PIN);
  await page.getByLabel("The same PIN again").fill(PIN);
  await pressed(page, "Continue");
  await page.locator('[data-screen="accounts"]').getByRole("button", { name: "Add account" }).click();
  await pressed(page, "Enter an activation code");
  await page.getByLabel("Activation code").fill(code);
  await pressed(page, "Continue");
  await pressed(page, "Add account");
  const digits = await until(async () => (await page.locator(".number-to-type").textContent()).replace(/\D/g, ""));
  await computer.getByLabel("Type the number that your phone shows").fill(digits);
  await pressed(computer, "Confirm");
};

const approves = async (phone, number) => {
  await button(phone, number).click();
  await pressed(phone, "Approve");
  await phone.getByRole("textbox", { name: "PIN", exact: true }).fill(PIN);
  await pressed(phone, "Approve");
  await heading(phone, "Approved");
  await pressed(phone, "Done");
};

const unlocks = async (phone) => {
  await phone.getByRole("textbox", { name: "PIN", exact: true }).fill(PIN);
  await pressed(phone, "Unlock");
};

const number = (computer) => until(async () => (await computer.locator(".digits:visible").allInnerTexts())[0]);

export const notifications = async ({ issuer, chromium, executablePath, pushPort, arrives, check: checked }) => {
  const check = (name, look) => checked(`notifications: ${name}`, look);
  const { context, service } = await wokenBrowser(chromium, issuer, { executablePath, port: pushPort, locale: "en-GB" });
  const bram = await arrives();
  const computer = bram.page;
  const phone = await context.newPage();
  phone.setDefaultTimeout(20_000);
  const backend = await listening(context, service);
  const box = phone.getByLabel(NOTIFY);
  const arrived = async () => {
    await bram.staysNot();
    await computer.locator("summary:visible", { hasText: "Account" }).waitFor();
  };
  // Bram, who is signed in, signs in anew: his phone is asked.
  const asks = async () => {
    await computer.goto(issuer);
    await computer.locator("summary:visible", { hasText: "Account" }).click();
    await pressed(computer, "Sign out");
    await heading(computer, "Welcome to Drempel");
    await computer.goto(`${issuer}/signin`);
    await bram.identifies(BRAM);
  };

  await check("they are offered with phone sign-in, and allowed by a tap", async () => {
    await computer.goto(`${issuer}/security-info`);
    await bram.signsInByPassword(BRAM);
    await phone.goto(`${issuer}/authenticator`);
    await registers(phone, await activationCode(computer), computer);
    await heading(phone, "Enable phone sign-in");
    backend.nothing();
    await pressed(phone, ALLOW);
    await backend.hears("POST 204");
    await button(phone, ALLOW).waitFor({ state: "hidden" });
    await pressed(phone, "Enable phone sign-in");
    await heading(phone, "Phone sign-in enabled");
    await pressed(phone, "Done");
    await pressed(computer, "Done");
  });
  await check("the settings turn them off and on", async () => {
    await pressed(phone, "Settings");
    assert.equal(await box.isChecked(), true);
    await box.uncheck();
    await backend.hears("DELETE 204");
    await box.check();
    await backend.hears("POST 204");
    assert.equal(await box.isChecked(), true);
  });
  await check("what the backend did not hear is not said to be on", async () => {
    await box.uncheck();
    await backend.hears("DELETE 204");
    backend.isThere = false;
    await box.click();
    await phone.getByText("Notifications could not be turned on").waitFor();
    await until(async () => !(await box.isChecked()));
    assert.equal(await box.isChecked(), false);
    backend.isThere = true;
    await box.check();
    await backend.hears("POST 204");
    await phone.getByText("Notifications could not be turned on").waitFor({ state: "hidden" });
  });
  await check("an opening tells the backend again, without a question and before a PIN", async () => {
    await phone.reload();
    await button(phone, "Unlock").waitFor();
    await backend.hears("POST 204");
  });
  await check("a phone in a pocket shows that a request waits, and not which", async () => {
    await phone.goto(`${issuer}/privacy`);
    await asks();
    await pressed(computer, "Use an app instead");
    const digits = await number(computer);
    const [note] = await until(async () => { const all = await shown(phone); return all.length ? all : null; });
    assert.equal(note.title, "Are you trying to sign in?");
    assert.ok(![note.title, note.body].join(" ").includes(digits) && !note.body.includes("bram"));
    await phone.goto(`${issuer}/authenticator`);
    await backend.hears("POST 204");
    await unlocks(phone);
    await approves(phone, digits);
    await arrived();
  });
  await check("an app that is open shows the request at once", async () => {
    const before = service.taken.length;
    await asks();
    await approves(phone, await number(computer));
    await arrived();
    assert.equal(service.taken.length, before + 1);
  });
  await check("who turned them off is not woken", async () => {
    await pressed(phone, "Settings");
    await box.uncheck();
    await backend.hears("DELETE 204");
    const before = service.taken.length;
    await asks();
    await approves(phone, await number(computer));
    await arrived();
    assert.equal(service.taken.length, before);
  });
  await context.close();
  service.closes();
};
