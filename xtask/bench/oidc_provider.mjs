// npm oidc-provider with its device flow on, to measure beside ours: `node oidc_provider.mjs PORT`.
// Its own store in memory keeps 1,000 entries only, too few to poll them all; this one keeps everything.
import path from "node:path";
import { pathToFileURL } from "node:url";

const entry = path.join(process.env.DREMPEL_MODULES, "oidc-provider/lib/index.js");
const { Provider } = await import(pathToFileURL(entry));
const port = Number(process.argv[2]);

const kept = new Map();
class Memory {
  constructor(model) { this.model = model; }
  key(id) { return `${this.model}:${id}`; }
  async upsert(id, payload) {
    kept.set(this.key(id), payload);
    if (payload.userCode) kept.set(`code:${payload.userCode}`, id);
  }
  async find(id) { return kept.get(this.key(id)); }
  async findByUserCode(code) { return this.find(kept.get(`code:${code}`)); }
  async findByUid() {}
  async destroy(id) { kept.delete(this.key(id)); }
  async consume(id) { this.find(id).consumed = Math.floor(Date.now() / 1000); }
  async revokeByGrantId() {}
}

const provider = new Provider(`http://127.0.0.1:${port}`, {
  adapter: Memory,
  clients: [{
    client_id: "demo-device",
    token_endpoint_auth_method: "none",
    grant_types: ["urn:ietf:params:oauth:grant-type:device_code"],
    redirect_uris: [],
    response_types: [],
  }],
  cookies: { keys: ["measured"] },
  features: { deviceFlow: { enabled: true }, devInteractions: { enabled: false } },
});
provider.listen(port, "127.0.0.1", () => console.log("listening"));
