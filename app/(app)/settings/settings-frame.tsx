import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { findMe } from "@/app/viewer";
import { SettingsTabs } from "@/components/accounts/settings-tabs";
import { SignOutButton } from "@/components/accounts/sign-out-button";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";

const tabs = [
  ["profile", "/settings"],
  ["identity", "/settings/identity"],
  ["verification", "/settings/verification"],
  ["security", "/settings/security"],
  ["sessions", "/settings/sessions"],
  ["credit", "/settings/credit"],
  ["privacy", "/settings/privacy"],
  ["data", "/settings/data"],
  ["circles", "/settings/circles"],
  ["contact", "/settings/contact"],
  ["home", "/settings/home"],
  ["mutes", "/settings/mutes"],
  ["notices", "/settings/notices"],
  ["comments", "/manage/comments"],
  ["agreements", "/settings/agreements"],
] as const;

/** What every page of the settings stands in: title, parts, and the way out. Only for whoever is signed in, also while measured. */
export async function SettingsFrame({ children }: { children: ReactNode }) {
  if (!(await findMe())) redirect("/sign-in?next=/settings" as Route); // the query is not part of the route's type
  const t = await getTranslations("accounts.settings");
  return (
    <Columns wide>
      <WithMessages namespaces={["accounts"]}>
        <div className="flex items-center justify-between gap-3">
          <h1>{t("title")}</h1>
          <SignOutButton />
        </div>
        <div className="flex flex-col gap-4 xl:flex-row xl:gap-6">
          <SettingsTabs label={t("title")} tabs={tabs.map(([name, href]) => ({ href, label: t(`tabs.${name}`) }))} />
          <div className="flex min-w-0 flex-1 flex-col gap-4">{children}</div>
        </div>
      </WithMessages>
    </Columns>
  );
}
