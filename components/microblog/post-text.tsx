import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { linkParts } from "@/components/microblog/link-parts";
import { cx } from "@/components/ui/cx";

/** Beyond this a list shows the beginning only. */
const longText = 320;
const manyLines = 9;

interface PostTextProps {
  text: string;
  /** Where the whole text stands; null where it stands here. */
  href: Route | null;
}

/** What somebody wrote, with its line breaks and links. */
export function PostText({ text, href }: PostTextProps) {
  const t = useTranslations("microblog.card");
  if (text === "") return null;
  const isCut = href !== null && (text.length > longText || text.split("\n").length > manyLines);
  return (
    <div>
      <p className={cx("whitespace-pre-wrap", isCut && "line-clamp-8")}>
        {linkParts(text).map((part, at) =>
          part.isLink ? (
            <a
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
              key={at}
              href={part.text}
              rel="nofollow ugc noopener noreferrer"
              target="_blank"
              className="link"
            >
              {part.text}
            </a>
          ) : (
            part.text
          ),
        )}
      </p>
      {isCut ? (
        <Link href={href} prefetch={false} className="link text-small">
          {t("readAll")}
        </Link>
      ) : null}
    </div>
  );
}
