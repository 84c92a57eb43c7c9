// Starts the worker: what takes long, done beside the page. It says nothing before it is asked.
import init from "./drempel.js";

// What starts from `blob:` has no address that a path could begin at.
const wasm = location.origin + (typeof WASM_URL === "undefined" ? "/worker_bg.wasm" : WASM_URL);
const integrity = typeof WASM_INTEGRITY === "undefined" ? "" : WASM_INTEGRITY;

await init({ module_or_path: fetch(wasm, { integrity, credentials: "same-origin" }) });
