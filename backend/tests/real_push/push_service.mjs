// A stand-in for the push service that Chromium speaks to: it is registered with by HTTP, delivers over MCS (protocol buffers in
// TLS), and takes messages as RFC 8030 says. As far as a test needs it.
import http from "node:http";
import tls from "node:tls";

const varint = (number) => {
  const bytes = [];
  for (let rest = BigInt(number); ; ) {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest ? low | 128 : low);
    if (!rest) return Buffer.from(bytes);
  }
};
const fixed = (number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(number);
  return bytes;
};
const field = (number, value) => {
  if (typeof value === "number") return Buffer.concat([varint(number << 3), varint(value)]);
  const bytes = Buffer.from(value);
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
};
const framed = (tag, message) => Buffer.concat([Buffer.from([tag]), varint(message.length), message]);
const listens = (server, port = 0) =>
  new Promise((done) => server.listen(port, "127.0.0.1", () => done(server.address().port)));

export class PushService {
  #subscriptions = new Map();
  #browsers = new Set();
  #servers = [];
  #count = 0;
  // What came, headers and body.
  taken = [];
  gone = false;

  static async listens({ key, cert }, port) {
    const service = new PushService();
    const asking = http.createServer((request, response) => service.#asked(request, response));
    const delivering = tls.createServer({ key, cert }, (socket) => service.#connected(socket));
    service.#servers = [asking, delivering];
    service.port = await listens(asking, port);
    service.delivering = await listens(delivering);
    return service;
  }

  closes() {
    for (const browser of this.#browsers) browser.destroy();
    for (const server of this.#servers) server.close();
  }

  async #asked(request, response) {
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const token = /^\/fcm\/send\/(.+)$/.exec(request.url)?.[1];
    if (request.url === "/checkin") return response.end(this.#checkedIn());
    if (request.url === "/register3") return response.end(this.#registered(new URLSearchParams(body.toString())));
    if (!token || request.method !== "POST") return response.writeHead(404).end();
    this.taken.push({ headers: request.headers, body });
    const subscription = this.#subscriptions.get(token);
    if (!subscription || this.gone) return response.writeHead(410).end();
    this.#deliver(subscription, request.headers["content-encoding"], body);
    response.writeHead(201, { location: `/message/${this.#count}` }).end();
  }

  #checkedIn() {
    const [android, secret] = [fixed(4242424242n), fixed(9999999999n)];
    return Buffer.concat([field(1, 1), field(3, Date.now()), Buffer.from([0x39]), android, Buffer.from([0x41]), secret]);
  }

  #registered(form) {
    if (form.get("delete")) return `deleted=${form.get("app")}`;
    const token = `token${(this.#count += 1)}`;
    if (form.get("X-subtype")) {
      this.#subscriptions.set(token, { app: form.get("app"), subtype: form.get("X-subtype"), from: form.get("sender") });
    }
    return `token=${token}`;
  }

  #deliver({ app, subtype, from }, encoding, body) {
    const about = (key, value) => field(7, Buffer.concat([field(1, key), field(2, value)]));
    const id = (this.#count += 1);
    const message = Buffer.concat([
      field(2, `m${id}`), field(3, from), field(5, app), about("subtype", subtype), about("content-encoding", encoding),
      field(9, `p${id}`), field(17, 60), field(18, Date.now()), field(21, body),
    ]);
    for (const browser of this.#browsers) browser.write(framed(8, message));
  }

  #connected(socket) {
    socket.once("data", () => {
      // The version, and that the browser is let in.
      socket.write(Buffer.concat([Buffer.from([41]), framed(3, Buffer.concat([field(1, "chrome"), field(8, Date.now())]))]));
      this.#browsers.add(socket);
      // A heartbeat wants one back.
      socket.on("data", (bytes) => bytes[0] === 0 && socket.write(Buffer.from([1, 0])));
    });
    socket.on("close", () => this.#browsers.delete(socket));
    socket.on("error", () => {});
  }
}
