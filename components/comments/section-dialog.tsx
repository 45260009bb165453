"use client"; // changes the rule of a section

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SectionReasonField } from "@/components/comments/section-reason";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useReason } from "@/components/ui/use-reason";
import type { SectionView } from "@/server/features/comments/contract/sections";
import type { Refusal } from "@/server/shared/errors";
import type { PostId } from "@/server/shared/ids";
import { type Commenters, commenters, type SectionReason } from "@/server/shared/sections";

interface SectionDialogProps {
  postId: string;
  section: SectionView;
  onClose: () => void;
  onSaved: () => void;
}

/** Who may comment under a post, whether each comment is passed first, and why: readers are told all three. */
export function SectionDialog({ postId, section, onClose, onSaved }: SectionDialogProps) {
  const t = useTranslations("comments.section");
  const [who, setWho] = useState<Commenters>(section.who);
  const [reviewFirst, setReviewFirst] = useState(section.reviewFirst);
  const { field, take } = useReason<SectionReason>();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function save() {
    const reason = take();
    if (reason === null) return;
    setPending(true);
    setRefusal(null);
    try {
      const id = postId as PostId; // an id the server gave
      if (who !== section.who) await sendCommand("comments.limitSection", { postId: id, who, reason });
      if (reviewFirst !== section.reviewFirst)
        await sendCommand("comments.setReviewFirst", { of: { kind: "section", id }, on: reviewFirst, reason });
      onClose();
      onSaved();
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      description={t("lead")}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            loading={pending}
            onClick={save}
            disabled={who === section.who && reviewFirst === section.reviewFirst}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <Field label={t("whoLabel")}>
        {(control) => (
          <Select
            {...control}
            value={who}
            disabled={!section.powers.includes("limit")}
            onChange={(event) => setWho(event.target.value as Commenters /* its options are the circles */)}
          >
            {commenters.map((each) => (
              <option key={each} value={each}>
                {t(`choice.${each}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {section.powers.includes("review-first") || (section.reviewFirst && section.endable.includes("review-first")) ? (
        <Switch
          label={t("reviewFirstLabel")}
          hint={t("reviewFirstHint")}
          checked={reviewFirst}
          onChange={(event) => setReviewFirst(event.target.checked)}
        />
      ) : null}
      <SectionReasonField {...field} />
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <Link
        href={`/manage/comments?of=${section.ownerId}` as Route /* a page of the app */}
        className="link self-start"
      >
        {t("manage")}
      </Link>
    </Dialog>
  );
}
