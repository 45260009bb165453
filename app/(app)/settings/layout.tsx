import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { findMe } from "@/app/viewer";
import { SettingsTabs } from "@/components/accounts/settings-tabs";
import { SignOutButton } from "@/components/accounts/sign-out-button";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";

/** The settings: only for whoever is signed in, also while measured. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  if (!(await findMe())) redirect("/sign-in?next=/settings" as Route); // the query is not part of the route's type
  const t = await getTranslations("accounts.settings");
  return (
    <WithMessages namespaces={["accounts", "agreements"]}>
      <Columns>
        <div className="flex items-center justify-between gap-3">
          <h1>{t("title")}</h1>
          <SignOutButton />
        </div>
        <SettingsTabs
          label={t("title")}
          tabs={[
            { href: "/settings", label: t("tabs.profile") },
            { href: "/settings/security", label: t("tabs.security") },
            { href: "/settings/sessions", label: t("tabs.sessions") },
            { href: "/settings/agreements", label: t("tabs.agreements") },
          ]}
        />
        {children}
      </Columns>
    </WithMessages>
  );
}
