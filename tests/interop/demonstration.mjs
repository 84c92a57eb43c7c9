// The demonstration's own: the application at /demo-app, and the program that signs in by device code.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { says } from "./program.mjs";

const text = (page) => page.locator("main").innerText();
const pressed = (page, name) => page.getByRole("button", { name, exact: true }).click();

export const demonstration = async ({ issuer, backend, arrives, check: checked }) => {
  const check = (name, look) => checked(`demonstration: ${name}`, look);
  const anna = await arrives();
  const { page } = anna;

  await check("the application signs anna in and shows what it learned", async () => {
    await page.goto(`${issuer}/demo-app`);
    await pressed(page, "Sign in");
    await anna.signsIn();
    await page.getByRole("heading", { name: "Welcome, Anna de Vries" }).waitFor();
    assert.match(await text(page), /anna@drempel\.example/);
    assert.match(await text(page), /https:\/\/refeds\.org\/profile\/mfa/);
    assert.equal(page.url(), `${issuer}/demo-app`);
  });
  await check("it refreshes its tokens, twice", async () => {
    await pressed(page, "Refresh");
    await page.getByText("The tokens were refreshed once.").waitFor();
    await pressed(page, "Refresh");
    await page.getByText("The tokens were refreshed 2 times.").waitFor();
  });
  await check("it is among her applications", async () => {
    await page.goto(issuer);
    await page.getByRole("link", { name: /Demo website/ }).click();
    await page.getByRole("heading", { name: "Welcome, Anna de Vries" }).waitFor();
  });
  await check("it speaks Dutch to who does", async () => {
    const piet = await arrives("nl-NL");
    await piet.page.goto(`${issuer}/demo-app`);
    await piet.page.getByRole("button", { name: "Aanmelden", exact: true }).waitFor();
    assert.equal(await piet.page.locator("html").getAttribute("lang"), "nl");
  });
  await check("an answer nobody asked for is refused", async () => {
    const victim = await arrives();
    const forged = `${issuer}/demo-app/callback?code=stolen&state=guessed&iss=${encodeURIComponent(issuer)}`;
    await victim.page.goto(forged);
    await victim.page.getByText("does not belong to a sign-in that was begun here").waitFor();
  });
  await check("the program demo-device shows a code, waits and greets", async () => {
    const program = spawn(backend, ["demo-device", "--issuer", issuer]);
    const [, address, code] = await says(program, /(http\S+\/devicelogin)\s[\s\S]*?([A-Z]{4}-[A-Z]{4})/);
    const greeted = says(program, /Hello Anna de Vries/);
    await anna.entersDeviceCode(address, code);
    await greeted;
  });
  await check("the program demo-device says that it was denied", async () => {
    const program = spawn(backend, ["demo-device", "--issuer", issuer]);
    const ended = new Promise((done) => program.on("exit", done));
    const [, address, code] = await says(program, /(http\S+\/devicelogin)\s[\s\S]*?([A-Z]{4}-[A-Z]{4})/);
    await anna.entersDeviceCode(address, code, { approve: false });
    assert.equal(await ended, 3);
  });
  await check("signing out of the application signs her out of the page", async () => {
    await page.goto(`${issuer}/demo-app`);
    await pressed(page, "Sign out");
    await pressed(page, "Sign in");
    await page.getByLabel("Work or school account").waitFor();
  });
};
