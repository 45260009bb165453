"use client"; // ends sessions and shows them gone

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { deviceName } from "@/components/accounts/device-name";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { showToast } from "@/components/ui/toast-store";
import type { SessionView } from "@/server/features/accounts/contract";

/** One's open sessions; any of them, or all others at once, can be ended. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const t = useTranslations("accounts.sessions");
  const locale = useLocale();
  const router = useRouter();
  const endOne = useCommand("accounts.endSession");
  const endOthers = useCommand("accounts.endOtherSessions");
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);

  async function end(sessionId: string) {
    setChosen(sessionId);
    if (await endOne.send({ sessionId })) showToast("ok", t("ended"));
    setChosen(null);
    router.refresh();
  }

  async function endAllOthers() {
    const answer = await endOthers.send({});
    setIsAsking(false);
    if (answer) showToast("ok", t("endedOthers", { count: answer.ended }));
    router.refresh();
  }

  const refusal = endOne.refusal ?? endOthers.refusal;
  return (
    <div className="flex flex-col gap-4">
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {sessions.map((session) => {
          const device = deviceName(session.device) ?? t("unknownDevice");
          return (
            <li key={session.id} className="flex items-center gap-3 p-4">
              <Icon
                name={/Android|iPhone|Mobile|HarmonyOS/.test(session.device) ? "smartphone" : "monitor"}
                className="size-6 text-ink-faint"
              />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{device}</span>
                  {session.isThis ? (
                    <Badge tone="ok" icon={<Icon name="check" />}>
                      {t("this")}
                    </Badge>
                  ) : null}
                </p>
                <p className="text-ink-soft text-small">
                  {session.region ? (locale === "zh-CN" ? session.region.zh : session.region.en) : t("unknownRegion")}
                  {" · "}
                  {t("seen")} <Time at={session.seenAt} />
                  {" · "}
                  {t("since")} <Time at={session.createdAt} />
                </p>
              </div>
              {session.isThis ? null : (
                <Button
                  variant="secondary"
                  size="small"
                  aria-label={t("endNamed", { device })}
                  loading={chosen === session.id}
                  onClick={() => end(session.id)}
                >
                  {t("end")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 ? (
        <Button variant="secondary" className="self-start" onClick={() => setIsAsking(true)}>
          {t("endOthers")}
        </Button>
      ) : null}
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={t("endOthers")}
        description={t("endOthersAsk")}
        actions={
          <>
            <Button variant="secondary" onClick={() => setIsAsking(false)}>
              {t("cancel")}
            </Button>
            <Button loading={endOthers.pending} onClick={endAllOthers}>
              {t("endOthers")}
            </Button>
          </>
        }
      />
    </div>
  );
}
