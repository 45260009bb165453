import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("records.format"))("title") };
}

/** The format of the records and the programs that check them, as they lie in the repository. */
export default async function RecordsFormatPage() {
  const [format, verifier, evidence, t] = await Promise.all([
    readFile(join(process.cwd(), "docs/records.md"), "utf8"),
    readFile(join(process.cwd(), "server/cli/verify-export.mjs"), "utf8"),
    readFile(join(process.cwd(), "server/cli/verify-evidence.mjs"), "utf8"),
    getTranslations("records.format"),
  ]);
  return (
    <main id="content" tabIndex={-1} className="flex min-w-0 max-w-220 flex-1 flex-col gap-4 focus:outline-none">
      <h1>{t("title")}</h1>
      <p>
        <Link href="/records" prefetch={false} className="link">
          {t("back")}
        </Link>
      </p>
      <p>{t("about")}</p>
      <Text lang="en">{format}</Text>
      <h2 id="verifier" className="scroll-mt-18">
        {t("program")} <span className="font-mono">verify-export.mjs</span>
      </h2>
      <Text lang="en">{verifier}</Text>
      <h2 id="evidence" className="scroll-mt-18">
        {t("program")} <span className="font-mono">verify-evidence.mjs</span>
      </h2>
      <Text lang="en">{evidence}</Text>
    </main>
  );
}

function Text({ lang, children }: { lang: string; children: string }) {
  return (
    <pre
      lang={lang}
      className="whitespace-pre-wrap rounded-card border border-line bg-surface p-4 font-mono text-small leading-relaxed"
    >
      {children}
    </pre>
  );
}
