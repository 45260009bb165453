import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RefusalView } from "@/components/refusal/refusal-view";
import { useProblem } from "@/components/refusal/use-problem";
import type { Refusal } from "@/server/shared/errors";
import type { Locale } from "@/server/shared/i18n";
import enErrors from "@/server/shared/messages/en/errors.json";
import enMedia from "@/server/shared/messages/en/media.json";
import enUi from "@/server/shared/messages/en/ui.json";
import zhErrors from "@/server/shared/messages/zh-CN/errors.json";
import zhMedia from "@/server/shared/messages/zh-CN/media.json";
import zhUi from "@/server/shared/messages/zh-CN/ui.json";

const messages = {
  "zh-CN": { errors: zhErrors, media: zhMedia, ui: zhUi },
  en: { errors: enErrors, media: enMedia, ui: enUi },
};
const tooShort: Refusal = {
  kind: "INVALID",
  reason: "INPUT_INVALID",
  params: { fields: [{ path: "reason", problem: "too_short", least: 2 }] },
};

function Problem() {
  return useProblem(tooShort)("reason");
}

it.each<[Locale, string, string]>([
  ["zh-CN", "请至少写 2 个字。", "至少要 2 个字"],
  ["en", "Please write at least 2 characters.", "at least 2 characters are needed"],
])(
  "a text that is too short is told how long it must be, beside its field and in the refusal: %s",
  (locale, beside, inside) => {
    const told = renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} timeZone="Asia/Shanghai" messages={messages[locale]}>
        <Problem />
        <RefusalView refusal={tooShort} />
      </NextIntlClientProvider>,
    );
    expect(told).toContain(beside);
    expect(told).toContain(inside);
  },
);
