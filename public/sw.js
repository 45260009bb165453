// What works without a network: one page that says so. Nothing that people wrote is kept, so that a removal holds on every device at once.
importScripts("/push.js");

const shell = "guiju-shell-1";
const files = ["/offline.html", "/offline.css", "/icons/192.png"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll(files)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== shell) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(old());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isShell = files.includes(new URL(request.url).pathname);
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match("/offline.html")));
  else if (isShell) event.respondWith(fetch(request).catch(() => caches.match(request)));
});
