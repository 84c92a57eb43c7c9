// Codes by npm `otpauth`: a line each of key, algorithm, digits, period and moment in; the code out.
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { Secret, TOTP } = await import(
  pathToFileURL(path.join(process.env.DREMPEL_MODULES, "otpauth/dist/otpauth.node.mjs")).href
);
const lines = (await text(process.stdin)).trim().split("\n");
const codes = lines.map((line) => {
  const [key, algorithm, digits, period, moment] = line.split(" ");
  const secret = Secret.fromBase32(key);
  const totp = new TOTP({ secret, algorithm, digits: Number(digits), period: Number(period) });
  return totp.generate({ timestamp: Number(moment) * 1000 });
});
console.log(codes.join("\n"));
