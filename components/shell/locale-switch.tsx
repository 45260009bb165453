"use client"; // remembers and asks the server again

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { rememberPreference } from "@/components/shell/preference";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { type Locale, localeCookie } from "@/server/shared/i18n";

/** Changes the language in place; what is typed on the page stays. */
export function LocaleSwitch({ locale, label }: { locale: Locale; label: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function change() {
    rememberPreference(localeCookie, locale === "zh-CN" ? "en" : "zh-CN");
    startTransition(() => router.refresh());
  }

  return <IconButton label={label} icon={<Icon name="languages" />} onClick={change} disabled={pending} />;
}
