// The programs of docs/connecting.md, run as they stand there.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Application } from "./application.mjs";
import { says } from "./program.mjs";

const DOCUMENT = new URL("../../docs/connecting.md", import.meta.url);

export const connecting = async ({ issuer, modules, arrives, check: checked }) => {
  const check = (name, look) => checked(`connecting.md: ${name}`, look);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "drempel-connecting-"));
  fs.symlinkSync(modules, path.join(folder, "node_modules"), "junction");
  for (const [, name, text] of fs.readFileSync(DOCUMENT, "utf8").matchAll(/^```js (\S+)\n([\s\S]*?)^```/gm)) {
    fs.writeFileSync(path.join(folder, name), text);
  }
  const starts = (name, environment) => spawn(process.execPath, [path.join(folder, name)], {
    env: { ...process.env, ISSUER: issuer, ...environment }, stdio: ["ignore", "pipe", "inherit"],
  });
  const eva = await arrives();

  await check("website.mjs says hello", async () => {
    // One that was free a moment ago.
    const application = await Application.listens();
    application.closes();
    const program = starts("website.mjs", { PORT: new URL(application.origin).port });
    try {
      const [, address] = await says(program, /open (\S+)/);
      await eva.page.goto(address);
      await eva.signsInByPassword("eva@drempel.example");
      await eva.page.getByText("Hello Eva Smit, you are eva@drempel.example").waitFor();
    } finally {
      program.kill();
    }
  });
  await check("device.mjs says hello", async () => {
    const program = starts("device.mjs");
    const greeted = says(program, /Hello Eva Smit/);
    const [, address, code] = await says(program, /go to (\S+) and enter (\S+)/);
    await eva.entersDeviceCode(address, code);
    assert.ok(await greeted);
  });
  fs.rmSync(folder, { recursive: true, force: true });
};
