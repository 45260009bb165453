import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { PostView } from "@/server/features/microblog/contract";

/** What the button for reposting shows. */
export function RepostFace({ post }: { post: Pick<PostView, "reposts"> }) {
  const t = useTranslations("microblog.repost");
  return (
    <>
      <Icon name="repeat-2" />
      {t("count", { count: post.reposts })}
    </>
  );
}
