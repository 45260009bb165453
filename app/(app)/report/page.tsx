import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ReportForm } from "@/components/moderation/report/report-form";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { caller } from "@/server/api/bridge";

interface Props {
  searchParams: Promise<{ about?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.page"))("title") };
}

/** The public report form: name what it is about, see that it was found, report. Works without an account. */
export default async function ReportPage({ searchParams }: Props) {
  const t = await getTranslations("reports");
  const about = [(await searchParams).about].flat()[0] ?? "";
  const found = about
    ? await caller()
        .moderation.findReportable({ address: about })
        .catch(() => null)
    : null;
  return (
    <Columns>
      <header>
        <h1>{t("page.title")}</h1>
        <p className="text-ink-soft">
          {t("page.intro")}{" "}
          <Link href="/help/report" className="link">
            {t("page.help")}
          </Link>
        </p>
      </header>
      {found ? (
        <Card className="flex flex-col gap-4">
          <div className="flex items-start justify-between gap-4">
            <div className="min-w-0">
              <p className="text-ink-soft text-small">{t("page.found")}</p>
              <p className="font-medium">
                {t("page.byline", { name: found.authorName, subject: t(`subject.${found.kind}`) })}
              </p>
              <blockquote className="mt-1 truncate border-line border-l-2 pl-3 text-ink-soft">
                {found.excerpt}
              </blockquote>
            </div>
            <Link href="/report" className="link shrink-0 text-small">
              {t("page.other")}
            </Link>
          </div>
          <WithMessages namespaces={["reports"]}>
            <ReportForm subject={{ kind: found.kind, id: found.id }} />
          </WithMessages>
        </Card>
      ) : (
        <Card>
          <form method="get" action="/report" className="flex flex-col gap-4">
            <Field label={t("page.address")} hint={t("page.addressHint")} error={about ? t("page.notFound") : null}>
              {(control) => <TextInput {...control} name="about" defaultValue={about} required maxLength={500} />}
            </Field>
            <div className="flex justify-end">
              <Button type="submit">{t("page.find")}</Button>
            </div>
          </form>
        </Card>
      )}
      <Card>
        <ReceiptForm />
      </Card>
    </Columns>
  );
}

/** Looks a report up by its receipt number; a plain form, so that it works before any script. */
async function ReceiptForm() {
  const t = await getTranslations("reports");
  return (
    <form method="get" action="/report/status" className="flex flex-col gap-3">
      <h2>{t("status.title")}</h2>
      <Field label={t("accepted.receipt")} hint={t("status.receiptHint")}>
        {(control) => <TextInput {...control} name="receipt" autoComplete="off" required maxLength={40} />}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="secondary">
          {t("status.lookUp")}
        </Button>
      </div>
    </form>
  );
}
