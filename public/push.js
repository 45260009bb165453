// Shows what was pushed, and leads to it. Part of the service worker (sw.js).
self.addEventListener("push", (event) => {
  const { title, body, tag, url } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: "/icons/192.png", data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const lead = async () => {
    const [open] = await self.clients.matchAll({ type: "window" });
    const { url } = event.notification.data;
    if (!open) return self.clients.openWindow(url);
    await open.navigate(url);
    return open.focus();
  };
  event.waitUntil(lead());
});
