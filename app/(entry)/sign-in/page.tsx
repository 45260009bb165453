import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findCast } from "@/app/(entry)/cast";
import { nextPage } from "@/app/(entry)/next-page";
import { findMe } from "@/app/viewer";
import { DemoCast } from "@/components/accounts/demo-cast";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { WithMessages } from "@/components/shell/with-messages";
import { Card } from "@/components/ui/card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.signIn"))("title") };
}

/** The way in; in the demo with its cast beside it. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = nextPage((await searchParams).next);
  if (await findMe()) redirect(next);
  const [t, cast] = await Promise.all([getTranslations("accounts.signIn"), findCast()]);
  return (
    <WithMessages namespaces={["accounts"]}>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto flex max-w-md flex-col gap-8 px-4 pt-8 pb-28 focus:outline-none md:max-w-4xl md:flex-row md:items-start md:gap-10 md:pt-12"
      >
        <div className={cast ? "flex flex-1 flex-col gap-4" : "mx-auto flex w-full max-w-md flex-col gap-4"}>
          <div>
            <h1>{t("title")}</h1>
            <p className="text-ink-soft">{t("lead")}</p>
          </div>
          <Card>
            <SignInForm next={next} isDemo={cast !== null} />
          </Card>
          <p className="text-ink-soft">
            {t("newHere")}{" "}
            <Link href="/sign-up" prefetch={false} className="link">
              {t("signUp")}
            </Link>
          </p>
        </div>
        {cast ? (
          <div className="md:w-105">
            <DemoCast people={cast} next={next} />
          </div>
        ) : null}
      </main>
    </WithMessages>
  );
}
