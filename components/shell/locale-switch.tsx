"use client"; // remembers and asks the server again

import { useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { rememberPreference } from "@/components/shell/preference";
import { IconButton } from "@/components/ui/icon-button";
import { type Locale, localeCookie } from "@/server/shared/i18n";

/** Changes the language in place; what is typed on the page stays. */
export function LocaleSwitch({ locale, label, icon }: { locale: Locale; label: string; icon: ReactNode }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function change() {
    rememberPreference(localeCookie, locale === "zh-CN" ? "en" : "zh-CN");
    startTransition(() => router.refresh());
  }

  return <IconButton label={label} icon={icon} onClick={change} disabled={pending} />;
}
