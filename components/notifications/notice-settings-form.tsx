"use client"; // a form that shows its own outcome

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { NoticeSettings } from "@/server/features/notifications/contract";
import { noticeGroups } from "@/server/shared/notices";

const box = "size-4.5 accent-brand focus-visible:outline-offset-2";

/** A table of groups: which are shown, which are pushed. */
export function NoticeSettingsForm({ settings }: { settings: NoticeSettings }) {
  const t = useTranslations("notices");
  const [chosen, setChosen] = useState(settings);
  const { send, pending, refusal } = useCommand("notifications.setNoticeSettings");

  async function save(event: FormEvent) {
    event.preventDefault();
    if (await send(chosen)) showToast("ok", t("saved"));
  }

  return (
    <form onSubmit={save} className="flex flex-col items-start gap-4">
      <table className="w-full">
        <thead>
          <tr className="border-line border-b text-left text-ink-soft text-small">
            <th scope="col" className="py-2 font-normal">
              {t("group")}
            </th>
            <th scope="col" className="w-20 py-2 text-center font-normal">
              {t("shown")}
            </th>
            <th scope="col" className="w-20 py-2 text-center font-normal">
              {t("pushed")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {noticeGroups.map((group) => (
            <tr key={group}>
              <th scope="row" className="py-2.5 text-left font-normal">
                {t(`groups.${group}`)}
              </th>
              <td className="py-2.5 text-center">
                {group === "system" ? (
                  <span className="text-ink-faint text-small">{t("always")}</span>
                ) : (
                  <input
                    type="checkbox"
                    className={box}
                    aria-label={t("box", { group: t(`groups.${group}`), what: t("shown") })}
                    checked={chosen.shown[group]}
                    onChange={({ target }) =>
                      setChosen({ ...chosen, shown: { ...chosen.shown, [group]: target.checked } })
                    }
                  />
                )}
              </td>
              <td className="py-2.5 text-center">
                <input
                  type="checkbox"
                  className={box}
                  aria-label={t("box", { group: t(`groups.${group}`), what: t("pushed") })}
                  checked={chosen.pushed[group]}
                  disabled={group !== "system" && !chosen.shown[group]}
                  onChange={({ target }) =>
                    setChosen({ ...chosen, pushed: { ...chosen.pushed, [group]: target.checked } })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <Button type="submit" loading={pending}>
        {t("save")}
      </Button>
    </form>
  );
}
