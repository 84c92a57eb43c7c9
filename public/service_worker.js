// Keeps the authenticator there without a network, and hears of requests while it is closed.
//
// The rules a reader would break: only what FILES lists is kept or answered from here, so that the API is never touched;
// a version comes whole or not at all; a new one waits until a page asks for it and none is in the middle of something.
//
// `cargo xtask build` puts in VERSION, FILES (address and integrity), HOMES (the document in each language), WORDS (of
// a notification) and ICON. The scope is /authenticator: signing in is never controlled by this.

const PREFIX = "drempel-authenticator-";
const CACHE = PREFIX + VERSION;
const KEPT = new Set(FILES.map(([url]) => url));
// The operator may change it at any time.
const CONFIG = "/config.json";

addEventListener("install", (event) => event.waitUntil(download()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function download() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(([url, integrity]) => keep(cache, url, integrity)));
  } catch (cause) {
    // The version before keeps its own cache, and serves on.
    await caches.delete(CACHE);
    throw cause;
  }
}

async function keep(cache, url, integrity) {
  const response = await fetch(url, { integrity, cache: "no-cache" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // A response that was redirected to may not answer a navigation: made anew, it is none.
  const { status, headers } = response;
  await cache.put(url, new Response(await response.blob(), { status, headers }));
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (pathname === "/authenticator") event.respondWith(home(request));
  } else if (pathname === CONFIG) {
    event.respondWith(newest(request));
  } else if (KEPT.has(pathname) && !search) {
    event.respondWith(kept(pathname, request));
  }
});

async function kept(url, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(url, { ignoreVary: true })) ?? fetch(request);
}

async function home(request) {
  return kept(HOMES[await language()], request);
}

async function newest(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(CONFIG, response.clone());
    return response;
  } catch (cause) {
    const before = await cache.match(CONFIG, { ignoreVary: true });
    if (before) return before;
    throw cause;
  }
}

// As the page and the server choose it: what the person chose, else the browser's first that there is.
async function language() {
  const chosen = await self.cookieStore?.get("drempel-language");
  const wanted = [chosen?.value ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((tag) => tag in HOMES) ?? "en";
}

addEventListener("message", (event) => {
  // Every page holds this lock, shared, while somebody is in the middle of something.
  if (event.data === "update") event.waitUntil(navigator.locks.request("drempel-busy", () => skipWaiting()));
});

addEventListener("push", (event) => event.waitUntil(asked(event.data?.text() ?? "")));

// The message is the name of a request and nothing more. What it is about, a page asks the API.
async function asked(request) {
  const open = await pages();
  for (const page of open) page.postMessage({ request });
  if (open.some((page) => page.visibilityState === "visible")) return;
  const lang = await language();
  const { title, body } = WORDS[lang];
  await registration.showNotification(title, { body, lang, icon: ICON, badge: ICON, tag: "request", renotify: true });
}

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});

async function open() {
  const [page] = await pages();
  if (!page) return clients.openWindow("/authenticator");
  page.postMessage({ request: "" });
  return page.focus();
}

async function pages() {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.filter((page) => new URL(page.url).pathname === "/authenticator");
}
