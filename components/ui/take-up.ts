type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A control's ref: what was typed or chosen before the page's code had come is told to the code as if it were done now. React leaves it in the field but calls nobody.
 * Controls that begin in the browser hold what they were given, and nothing happens.
 */
export function takeUp(control: Control | null) {
  const done = control && doneBefore(control);
  // Each in a turn of its own, so that a form has taken up one control before it hears of the next.
  if (done) setTimeout(done);
}

/** How to do again what was done to a control; null where nothing was. */
function doneBefore(control: Control): (() => void) | null {
  if (control instanceof HTMLSelectElement) {
    const { value } = control;
    const drawn = control.querySelector<HTMLOptionElement>("option[selected]");
    if (!drawn || drawn.value === value) return null;
    return () => {
      control.value = value;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    };
  }
  if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
    const { checked } = control;
    // Of radio buttons only the one chosen is told: the others follow.
    if (checked === control.defaultChecked || (control.type === "radio" && !checked)) return null;
    return () => {
      control.checked = !checked;
      control.click();
    };
  }
  const { value } = control;
  if (value === control.defaultValue) return null;
  return () => {
    // React compares with what it last saw set: so it sees what was drawn, and not what follows.
    control.value = control.defaultValue;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
}
