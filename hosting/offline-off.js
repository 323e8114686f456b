// Switches the offline worker off: put this file in place of `offline.js` on
// the host. Each device that comes by forgets the kept pages and files and
// from then on asks the host. Plans are not touched; they are not kept here.
"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const prefix = `joint-action ${new URL(self.registration.scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
})()));
