import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button";

/** What the shell shows of the person who is signed in. */
export interface ShellViewer {
  id: string;
  name: string;
  avatarUrl: string | null;
  profileHref: Route;
  /** Opens the review desk in the navigation. */
  isStaff: boolean;
  unreadNotices: number;
}

/** The right end of the header: the person's portrait, which leads to all that is theirs, or the way in. */
export function AccountCorner({ viewer }: { viewer: ShellViewer | null }) {
  const t = useTranslations("navigation");
  if (!viewer) {
    return (
      <div className="ml-1 flex gap-1.5">
        <ButtonLink href="/sign-in" size="small">
          {t("signIn")}
        </ButtonLink>
      </div>
    );
  }
  return (
    <Link
      href="/me"
      prefetch={false}
      aria-label={t("meNamed", { name: viewer.name })}
      title={viewer.name}
      className="ml-1 inline-flex rounded-full"
    >
      <Avatar id={viewer.id} name={viewer.name} src={viewer.avatarUrl} size="small" />
    </Link>
  );
}
