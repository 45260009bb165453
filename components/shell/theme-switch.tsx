"use client"; // changes the page at once and remembers

import { useState } from "react";
import { rememberPreference } from "@/components/shell/preference";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { themeCookie } from "@/server/shared/i18n";

const icons = { system: "monitor", light: "sun", dark: "moon" } as const;
const next = { system: "light", light: "dark", dark: "system" } as const;

export type Theme = keyof typeof next;

/** Goes round system, light and dark. The server renders the remembered choice, so nothing flashes. */
export function ThemeSwitch({ initial, labels }: { initial: Theme; labels: Record<Theme, string> }) {
  const [theme, setTheme] = useState(initial);

  function change() {
    const chosen = next[theme];
    setTheme(chosen);
    rememberPreference(themeCookie, chosen === "system" ? null : chosen);
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
  }

  return <IconButton label={labels[theme]} icon={<Icon name={icons[theme]} />} onClick={change} />;
}
