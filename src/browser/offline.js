// The offline worker: keeps one build of the page as one set.
//
// A build is kept whole or not at all, and a page is only answered with when
// every file that it needs is here too, so no start mixes two builds. A new
// build waits beside the old one until no tab uses that, or until the person
// asks for it. It never answers for a missing file with a page, and it leaves
// everything alone that is not part of a build.
"use strict";

// Written in after the build: see xtask/src/finish.rs.
const BUILD = "BUILD";
const FILES = /* FILES */ [];
// A build made while working on the project: the page from the server first.
const QUICK = /* QUICK */ false;

// How long the network may take before the kept page is shown.
const PATIENCE = 2000;

const SCOPE = new URL(self.registration.scope);
// Two copies of the app in two folders of one host must not clear each other.
const PREFIX = `joint-action ${SCOPE.pathname} `;
const KEPT = PREFIX + BUILD;
const NAMED_BY_BYTES = /[a-z]+-[0-9a-f]{16}\.[a-z]+/g;
const address = (name) => new URL(name, SCOPE).href;
const PAGE = address("./");

let taken = false;

self.addEventListener("install", (event) => event.waitUntil(keep().catch(async (error) => {
  await caches.delete(KEPT);
  throw error;
})));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

self.addEventListener("message", (event) => {
  if (event.data.type === "take") {
    taken = true;
    self.skipWaiting();
  }
  if (event.data.type === "claim") event.waitUntil(self.clients.claim());
  if (event.data.type === "about") event.ports[0].postMessage({ build: BUILD, files: FILES.map(([name]) => name) });
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const name = url.pathname.slice(SCOPE.pathname.length);
  if (event.request.mode === "navigate") {
    if (name === "" || name === "index.html") event.respondWith(page(event.request));
    else if (/^(index\.html)?%(25){0,2}23/.test(name)) event.respondWith(mended(url));
  } else if (name.replace(NAMED_BY_BYTES, "") === "") {
    event.respondWith(file(event.request));
  }
});

// Keeps every file of this build, checked against its integrity value; one
// that cannot be had, or a page of another build, and nothing is kept.
async function keep() {
  const kept = await caches.open(KEPT);
  const answer = await fetch(PAGE, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} for the page`);
  const text = await answer.text();
  if (!FILES.every(([name]) => text.includes(name))) throw new Error("the page is of another build");
  await Promise.all(FILES.map(async ([name, integrity]) => {
    const here = await caches.match(address(name), { ignoreVary: true });
    const answer = here || await fetch(address(name), { integrity });
    if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
    await kept.put(address(name), answer);
  }));
  await kept.put(PAGE, copy(answer, text));
}

// A page as it came, without what only held for its way here. (An answer that
// was redirected may not be given to a navigation, hence a new one.)
function copy(answer, text) {
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(text, { headers });
}

async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== KEPT);
  // Taken at someone's wish while other tabs may still run the build before.
  if (taken) others.pop();
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// The page from the network if it comes soon and can start from what is kept;
// the kept one otherwise. A newer build is fetched by the browser meanwhile.
async function page(request) {
  const kept = await (await caches.open(KEPT)).match(PAGE, { ignoreVary: true });
  if (!kept) return fetch(request);
  const fresh = fetch(PAGE, { cache: "no-cache" }).then(usable).catch(() => null);
  const late = new Promise((done) => setTimeout(done, PATIENCE, null));
  return (await Promise.race([fresh, late])) || kept;
}

async function usable(answer) {
  if (!answer.ok) return null;
  const text = await answer.text();
  const needed = [...new Set(text.match(NAMED_BY_BYTES) || [])];
  // The sign-in page of a guest network is no page of ours.
  if (!needed.length) return null;
  if (!QUICK) {
    const here = await Promise.all(needed.map((name) => caches.match(address(name), { ignoreVary: true })));
    if (!here.every(Boolean)) return null;
  }
  return copy(answer, text);
}

async function file(request) {
  return (await caches.match(request.url, { ignoreVary: true })) || fetch(request);
}

async function mended(url) {
  const [, rest] = url.href.split(/%(?:25){0,2}23(.*)/s);
  return Response.redirect(`${PAGE}#${rest}`, 302);
}
