import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";

interface PostToolsProps {
  /** How many more pictures there is room for. */
  room: number;
  onFiles: (files: Iterable<File>) => void;
  hasPoll: boolean;
  onPoll: () => void;
  isDeclaring: boolean;
  onDeclare: () => void;
  isPlanning: boolean;
  mayPlan: boolean;
  onPlan: () => void;
}

/** What can be put to a post besides its text: pictures, a poll, what it is declared to be, a time. */
export function PostTools({
  room,
  onFiles,
  hasPoll,
  onPoll,
  isDeclaring,
  onDeclare,
  isPlanning,
  mayPlan,
  onPlan,
}: PostToolsProps) {
  const t = useTranslations("microblog.composer");
  const picker = useRef<HTMLInputElement>(null);

  function onPick(event: ChangeEvent<HTMLInputElement>) {
    onFiles(event.target.files ?? []);
    event.target.value = "";
  }

  return (
    <>
      <input
        ref={picker}
        type="file"
        accept="image/*,video/mp4,video/webm,audio/mpeg,audio/mp4,audio/ogg"
        multiple
        hidden
        onChange={onPick}
      />
      <IconButton
        label={`${t("addImages")} · ${t("imagesLeft", { count: room })}`}
        icon={<Icon name="image-plus" />}
        disabled={room === 0}
        onClick={() => picker.current?.click()}
      />
      <IconButton label={t("poll.title")} icon={<Icon name="list-checks" />} pressed={hasPoll} onClick={onPoll} />
      <IconButton label={t("declare")} icon={<Icon name="tag" />} pressed={isDeclaring} onClick={onDeclare} />
      <IconButton
        label={t("schedule.title")}
        icon={<Icon name="calendar-clock" />}
        pressed={isPlanning}
        disabled={!mayPlan}
        onClick={onPlan}
      />
    </>
  );
}
