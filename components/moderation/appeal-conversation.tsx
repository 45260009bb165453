"use client"; // writes into the conversation

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextArea } from "@/components/ui/text-area";
import { Time } from "@/components/ui/time";
import { useKeptText } from "@/components/ui/use-kept-text";
import { messageLength } from "@/server/features/moderation/contract/appeals";
import type { OwnAppealView } from "@/server/features/moderation/contract/measures";
import type { AppealId } from "@/server/shared/ids";

interface AppealConversationProps {
  appeal: OwnAppealView;
  /** On which side of the conversation the reader sits. */
  as: "person" | "staff";
  /** False where the reader may only read. */
  mayWrite?: boolean;
}

/** What the appellant and the desk write to each other while the appeal is open. */
export function AppealConversation({ appeal, as, mayWrite = true }: AppealConversationProps) {
  const t = useTranslations("appeals.conversation");
  const router = useRouter();
  const [body, setBody] = useKeptText(`appeal-message:${appeal.id}`);
  const command = useCommand(as === "staff" ? "moderation.answerAppeal" : "moderation.appealMessage");
  const problem = useProblem(command.refusal);

  async function send() {
    if (!(await command.send({ appealId: appeal.id as AppealId, body }))) return; // an id the server gave
    setBody("");
    router.refresh();
  }

  return (
    <section className="flex flex-col gap-3">
      <h3>{t("title")}</h3>
      {appeal.messages.length === 0 ? (
        <p className="text-ink-soft text-small">{t(as === "staff" ? "emptyStaff" : "empty")}</p>
      ) : (
        <ol className="flex flex-col gap-3">
          {appeal.messages.map((message) => {
            const isMine = message.fromStaff === (as === "staff");
            const who = message.fromStaff ? t("staff") : as === "staff" ? t("person") : t("you");
            return (
              <li
                key={message.id}
                className={cx(
                  "flex max-w-[85%] flex-col gap-0.5",
                  isMine ? "items-end self-end" : "items-start self-start",
                )}
              >
                <p className="text-ink-faint text-small">
                  {who} · <Time at={message.createdAt} />
                </p>
                <p className={cx("whitespace-pre-wrap rounded-card px-3 py-2", isMine ? "bg-brand-soft" : "bg-sunken")}>
                  {message.body}
                </p>
              </li>
            );
          })}
        </ol>
      )}
      {appeal.state !== "open" ? (
        <p className="text-ink-soft text-small">{t("closed")}</p>
      ) : mayWrite ? (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Field label={t("write")} error={problem("body")}>
            {(control) => (
              <TextArea
                {...control}
                className="min-h-16"
                limit={messageLength}
                value={body}
                onChange={(event) => setBody(event.target.value)}
              />
            )}
          </Field>
          {command.refusal && command.refusal.reason !== "INPUT_INVALID" ? (
            <RefusalNote refusal={command.refusal} />
          ) : null}
          <Button type="submit" size="small" className="self-end" icon={<Icon name="send" />} loading={command.pending}>
            {t("send")}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
