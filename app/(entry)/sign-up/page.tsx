import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findCast } from "@/app/(entry)/cast";
import { findMe } from "@/app/viewer";
import { ClauseList } from "@/components/accounts/document-text";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { WithMessages } from "@/components/shell/with-messages";
import { caller } from "@/server/api/bridge";
import { sevenLines } from "@/server/shared/documents";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.signUp"))("title") };
}

/** Sign-up: phone, code, name, and the agreements, read and accepted one by one. */
export default async function SignUpPage() {
  if (await findMe()) redirect("/");
  const [t, documents, lines, cast] = await Promise.all([
    getTranslations("accounts.signUp"),
    caller().accounts.documents({}),
    caller().accounts.document({ key: sevenLines }),
    findCast(),
  ]);
  return (
    <WithMessages namespaces={["accounts"]}>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto flex max-w-xl flex-col gap-5 px-4 pt-8 pb-28 focus:outline-none md:pt-12"
      >
        <div>
          <h1>{t("title")}</h1>
          <p className="text-ink-soft">{t("lead")}</p>
        </div>
        <SignUpForm
          documents={documents.filter((document) => document.needsAcceptance)}
          lines={<ClauseList text={lines.text} />}
          isDemo={cast !== null}
          next="/"
        />
        <p className="text-ink-soft">
          {t("haveAccount")}{" "}
          <Link href="/sign-in" prefetch={false} className="link">
            {t("signIn")}
          </Link>
        </p>
      </main>
    </WithMessages>
  );
}
