"use client"; // asks and narrows

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { askQuery } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import type { CircleView } from "@/server/features/circles/contract";
import type { PostView } from "@/server/features/microblog/contract";
import { type Audience, narrowerThan } from "@/server/shared/content";
import type { CircleId, PostId } from "@/server/shared/ids";

interface NarrowAudienceProps {
  post: PostView;
  onClose: () => void;
  onNarrowed: (post: PostView) => void;
}

/** Lets fewer people read one's own post from now on. Circles are offered to whoever has any. */
export function NarrowAudience({ post, onClose, onNarrowed }: NarrowAudienceProps) {
  const t = useTranslations("microblog");
  const [circles, setCircles] = useState<CircleView[]>([]);
  const [choice, setChoice] = useState("self");
  const { send, pending, refusal } = useCommand("microblog.narrowAudience");
  const narrower = narrowerThan(post.audience);

  useEffect(() => {
    askQuery("circles.mine", {}).then(setCircles, () => undefined); // without them the other audiences remain
  }, []);

  async function confirm() {
    const circle = circles.find(({ id }) => id === choice);
    const audience = circle ? "circle" : (choice as Audience); // its options are audiences and circles
    const sent = await send({
      postId: post.id as PostId, // an id the server gave
      audience,
      ...(circle ? { circleId: circle.id as CircleId } : {}), // an id the server gave
    });
    if (!sent) return;
    showToast("ok", t("narrow.done"));
    onNarrowed({ ...post, audience });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("narrow.title")}
      description={t("narrow.hint")}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t("narrow.cancel")}
          </Button>
          <Button onClick={confirm} loading={pending}>
            {t("narrow.confirm")}
          </Button>
        </>
      }
    >
      <Field label={t("narrow.label")}>
        {(control) => (
          <Select {...control} value={choice} onChange={(event) => setChoice(event.target.value)}>
            {narrower
              .filter((audience) => audience !== "circle")
              .map((audience) => (
                <option key={audience} value={audience}>
                  {t(`audience.${audience}`)}
                </option>
              ))}
            {narrower.includes("circle")
              ? circles.map((circle) => (
                  <option key={circle.id} value={circle.id}>
                    {t("narrow.circle", { name: circle.name })}
                  </option>
                ))
              : null}
          </Select>
        )}
      </Field>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </Dialog>
  );
}
