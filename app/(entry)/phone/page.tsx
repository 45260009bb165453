import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findCast } from "@/app/(entry)/cast";
import { OwnPhone } from "@/components/accounts/own-phone";
import { WithMessages } from "@/components/shell/with-messages";
import { Card } from "@/components/ui/card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.demo.phone"))("title") };
}

/** The demo's phone; outside the demo there is no such page. */
export default async function PhonePage() {
  if (!(await findCast())) notFound();
  const t = await getTranslations("accounts.demo.phone");
  return (
    <WithMessages namespaces={["accounts"]}>
      <main id="content" tabIndex={-1} className="mx-auto flex max-w-md flex-col gap-4 px-4 py-8 focus:outline-none">
        <h1>{t("title")}</h1>
        <Card>
          <OwnPhone />
        </Card>
      </main>
    </WithMessages>
  );
}
