// Starts the page: keeps what is submitted before it is ready, fetches the program, and says so when that fails.
// The program then sets data-ready, and takes over a form that has data-pending.
import init from "./drempel.js";

const root = document.documentElement;
// Both names are filled in by `cargo xtask build`; without them this file works beside what Trunk writes.
const wasm = typeof WASM_URL === "undefined" ? "/drempel_bg.wasm" : WASM_URL;
const integrity = typeof WASM_INTEGRITY === "undefined" ? "" : WASM_INTEGRITY;

const reveal = (id) => {
  const element = document.getElementById(id);
  if (element) element.hidden = false;
};

addEventListener("submit", (event) => {
  const form = event.target;
  if (root.dataset.ready || !("early" in form.dataset)) return;
  event.preventDefault();
  form.dataset.pending = root.dataset.submitted = "1";
  form.setAttribute("aria-busy", "true");
  reveal("waiting");
});

// The request of an application goes along to the other way of signing in.
const authorization = new URLSearchParams(location.search).get("authorization");
if (authorization) for (const link of document.querySelectorAll("[data-authorization]")) {
  link.search = new URLSearchParams({ authorization });
}

const show = (id) => {
  for (const element of document.querySelectorAll("[data-needs-app], #waiting")) element.hidden = true;
  delete root.dataset.submitted;
  reveal(id);
};

// Three attempts; a network that is gone for a moment is no reason to send anybody away.
const load = async (attempts) => {
  try {
    const response = await fetch(wasm, { integrity, credentials: "same-origin" });
    if (response.ok) return response;
  } catch {}
  if (attempts > 1) {
    await new Promise((wait) => setTimeout(wait, 1000));
    return load(attempts - 1);
  }
};

// The worker and the service worker start from these addresses and no other: Trusted Types admits nothing else.
if (typeof WORKER_URL === "string") {
  const own = "/service_worker.js";
  const rules = {
    createScriptURL: (url) => {
      if (url === WORKER_URL || url === own) return url;
      throw new TypeError(url);
    },
  };
  const policy = globalThis.trustedTypes?.createPolicy("drempel", rules) ?? rules;
  globalThis.drempelWorker = () => new Worker(policy.createScriptURL(WORKER_URL), { type: "module" });
  globalThis.drempelServiceWorker = () =>
    navigator.serviceWorker.register(policy.createScriptURL(own), { scope: "/authenticator", updateViaCache: "none" });
}

if (typeof WebAssembly === "object") {
  const response = await load(3);
  if (response) {
    init({ module_or_path: response }).catch((cause) => {
      console.error(cause);
      // What ran and stopped was no fault of the browser's.
      if (!root.dataset.ready) show(cause instanceof WebAssembly.RuntimeError ? "load-failed" : "no-webassembly");
    });
  } else show("load-failed");
} else show("no-webassembly");
