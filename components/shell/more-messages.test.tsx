import { NextIntlClientProvider, useTranslations } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { MoreMessages } from "@/components/shell/more-messages";
import lists from "@/server/shared/messages/en/lists.json";
import microblog from "@/server/shared/messages/en/microblog.json";

function Both() {
  return `${useTranslations("microblog")("composer.submit")}, ${useTranslations("lists")("tabs.members")}`;
}

it("words of a part of the page stand beside those of its frame", () => {
  const page = (
    <NextIntlClientProvider locale="en" timeZone="Asia/Shanghai" messages={{ microblog }}>
      <MoreMessages messages={{ lists }}>
        <Both />
      </MoreMessages>
    </NextIntlClientProvider>
  );
  expect(renderToStaticMarkup(page)).toBe(`${microblog.composer.submit}, ${lists.tabs.members}`);
});
