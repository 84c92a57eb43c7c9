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

// A worker's script has no integrity attribute: it is fetched by its digest, as the program is, and started from what came. But for
// that, Trusted Types admits the service worker's own address and nothing else.
if (typeof WORKER_URL === "string") {
  const own = "/service_worker.js";
  let checked;
  const rules = {
    createScriptURL: (url) => {
      if (url === own || (checked && url === checked)) return url;
      throw new TypeError(url);
    },
  };
  const policy = globalThis.trustedTypes?.createPolicy("drempel", rules) ?? rules;
  const start = async () => {
    const response = await fetch(WORKER_URL, { integrity: WORKER_INTEGRITY, credentials: "same-origin" });
    checked = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: "text/javascript" }));
    try {
      return new Worker(policy.createScriptURL(checked), { type: "module" });
    } finally {
      URL.revokeObjectURL(checked);
      checked = undefined;
    }
  };
  // Stands for the worker until it is there, and after that: nobody speaks to it before it has spoken.
  globalThis.drempelWorker = () => {
    let worker, over;
    const stand = {
      postMessage: (message) => worker.postMessage(message),
      terminate: () => {
        over = true;
        worker?.terminate();
      },
    };
    start().then(
      (started) => {
        worker = started;
        worker.onmessage = (event) => stand.onmessage(event);
        worker.onerror = () => stand.onerror();
        if (over) worker.terminate();
      },
      (cause) => {
        console.error(cause);
        stand.onerror();
      },
    );
    return stand;
  };
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
