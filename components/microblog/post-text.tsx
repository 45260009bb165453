import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { type Entity, partsOf } from "@/server/shared/entities";
import type { MentionView } from "@/server/shared/mention-view";

/** Beyond this a list shows the beginning only; two letters take the room of one Han character. */
const longText = 320;
const manyLines = 9;

interface PostTextProps {
  text: string;
  /** Whom the names in the text mean; a name that means nobody stays text. */
  mentions?: readonly MentionView[];
  /** Where the whole text stands, which a click on it opens (TextOpensPost); null where it stands here. */
  href: Route | null;
}

/** What somebody wrote, with its line breaks, links, names and topics. */
export function PostText({ text, mentions = [], href }: PostTextProps) {
  const t = useTranslations("microblog.card");
  if (text === "") return null;
  const isCut = href !== null && (widthOf(text) > longText || text.split("\n").length > manyLines);
  return (
    <div>
      <p data-opens={href} className={cx("whitespace-pre-wrap", isCut && "line-clamp-8")}>
        {partsOf(text).map(({ text: part, entity }, at) => {
          const to = entity && addressOf(entity, mentions);
          if (!to) return part;
          return entity.kind === "url" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
            <a key={at} href={to} rel="nofollow ugc noopener noreferrer" target="_blank" className="link">
              {part}
            </a>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
            <Link key={at} href={to as Route /* pages of ours */} prefetch={false} className="link">
              {part}
            </Link>
          );
        })}
      </p>
      {isCut ? (
        <Link href={href} prefetch={false} className="link text-small">
          {t("readAll")}
        </Link>
      ) : null}
    </div>
  );
}

function widthOf(text: string): number {
  return text.replace(/[\0-\u024f]{2}/g, "x").length;
}

function addressOf({ kind, value }: Entity, mentions: readonly MentionView[]): string | null {
  if (kind === "url") return value;
  if (kind === "topic") return `/t/${encodeURIComponent(value)}`;
  const meant = mentions.find(({ name }) => name === value);
  return meant ? `/u/${meant.handle}` : null;
}
