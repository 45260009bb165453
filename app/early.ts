/**
 * What a page does with a press that comes before its code: it waits, and is pressed again until the code takes it. Stands in the page itself, as it must be there first; without a
 * sign that HTML would escape.
 *
 * A form would be sent by the browser: the page loads anew, and what was typed is gone, or stands in the address and so in logs. Forms with an action are meant to be. A button in a part whose code is on its way is
 * never reached: React stops the event at the document. Keys are kept for the shortcuts, which take them when they come.
 */
export const pressedAgain = `
addEventListener("submit", function (event) {
  var form = event.target, by = event.submitter, taken = form.hasAttribute("action");
  if (taken) return;
  event.preventDefault();
  event.preventDefault = function () { taken = true };
  setTimeout(function () { if (taken) return; if (form.isConnected) form.requestSubmit(by) }, 300);
}, true);
addEventListener("click", function (event) {
  var button = event.target.closest("button[type=button]"), taken = false;
  if (button === null) return;
  button.addEventListener("click", function () { taken = true }, { once: true, capture: true });
  setTimeout(function () { if (taken) return; if (button.isConnected) button.click() }, 300);
}, true);
window.pressedEarly = [];
addEventListener("keydown", function (event) {
  var keys = window.pressedEarly;
  if (keys === undefined) return;
  keys.push({ event: event, on: location.pathname });
  keys.splice(0, keys.length - 5);
}, true);
`
  .replaceAll('"', "`")
  .replaceAll(/\n\s*/g, "");

/** Lets the browser install the app and answer when there is no network. In the page itself, as it is not worth a request. */
export const installable = "addEventListener(`load`,function(){navigator.serviceWorker?.register(`/sw.js`)})";
