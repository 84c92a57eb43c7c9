// Serves a built folder as a content delivery network does: precompressed, with the headers of its _headers file.
// It answers no API; what is measured is the first screen.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".txt": "text/plain",
  ".webmanifest": "application/manifest+json",
};

const rulesOf = (folder) => {
  const file = path.join(folder, "_headers");
  if (!fs.existsSync(file)) return [];
  const rules = [];
  for (const line of fs.readFileSync(file, "utf8").split("\n").filter((line) => line.trim())) {
    if (line.startsWith("/")) rules.push({ pattern: line.trim(), headers: [] });
    else rules.at(-1).headers.push(line.trim().split(/:\s*(.*)/s).slice(0, 2));
  }
  return rules;
};

const fits = (pattern, name) => {
  const [before, after] = pattern.split("*");
  return after === undefined ? pattern === name : name.startsWith(before) && name.endsWith(after);
};

/** Serves `folder` on a free port; `documents` maps paths to files. */
export const serve = (folder, documents) => new Promise((resolve) => {
  const rules = rulesOf(folder);
  const server = http.createServer((request, response) => {
    const name = new URL(request.url, "http://localhost").pathname;
    const file = path.join(folder, path.normalize(documents[name] ?? name));
    if (!file.startsWith(folder) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404, { "content-type": "application/json" }).end("{}");
      return;
    }
    for (const rule of rules.filter((rule) => fits(rule.pattern, name))) {
      for (const [key, value] of rule.headers) response.setHeader(key, value);
    }
    response.setHeader("content-type", TYPES[path.extname(file)] ?? "application/octet-stream");
    const packed = fs.existsSync(`${file}.br`);
    if (packed) response.setHeader("content-encoding", "br");
    response.end(fs.readFileSync(packed ? `${file}.br` : file));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1", () => resolve({
    origin: `http://localhost:${server.address().port}`,
    close: () => { server.closeAllConnections(); server.close(); },
  }));
});
