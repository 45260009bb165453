import type { Metadata, Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findMe, findShellViewer } from "@/app/viewer";
import { SignOutButton } from "@/components/accounts/sign-out-button";
import { ResponsibleNote } from "@/components/comments/manage/responsible-note";
import { Columns } from "@/components/shell/columns";
import { WithMessages } from "@/components/shell/with-messages";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("navigation"))("me") };
}

type Place = readonly [name: string, href: string, icon: IconName];

/** What one would look for behind one's portrait, by what it is about; names are those of the navigation's messages. */
const groups = [
  [
    ["standing", "/standing", "shield-check"],
    ["credit", "/settings/credit", "award"],
    ["identity", "/settings/identity", "user-check"],
  ],
  [
    ["drafts", "/drafts", "file-pen"],
    ["bookmarks", "/bookmarks", "bookmark"],
    ["lists", "/lists", "clipboard-list"],
    ["circles", "/settings/circles", "users"],
    ["keeping", "/manage/comments", "message-circle"],
  ],
  [
    ["settings", "/settings", "settings"],
    ["protection", "/settings/contact", "hand"],
    ["data", "/settings/data", "download"],
  ],
  [
    ["report", "/help/report", "flag"],
    ["rules", "/agreements", "book-open-text"],
    ["levels", "/levels", "scale"],
    ["compliance", "/compliance", "list-checks"],
    ["about", "/about", "info"],
  ],
] as const satisfies readonly (readonly Place[])[];

/** The way to everything that is one's own, from any width of screen. Also while measured. */
export default async function MePage() {
  const [viewer, me] = await Promise.all([findShellViewer(), findMe()]);
  if (!viewer || !me) redirect("/sign-in?next=/me" as Route); // the query is not part of the route's type
  const t = await getTranslations("navigation");
  return (
    <Columns>
      <h1 className="sr-only">{t("me")}</h1>
      <Card>
        <Link href={viewer.profileHref} prefetch={false} className="flex items-center gap-3 rounded-control">
          <Avatar id={viewer.id} name={viewer.name} src={viewer.avatarUrl} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">
              <bdi>{viewer.name}</bdi>
            </span>
            <span className="block text-ink-soft text-small">{t("profile")}</span>
          </span>
          <Icon name="chevron-right" className="size-5 text-ink-faint" />
        </Link>
      </Card>
      <ResponsibleNote ownerId={viewer.id} responsible={me.responsibleDue} />
      {groups.map((places) => (
        <ul key={places[0][0]} className="flex flex-col rounded-card border border-line bg-surface p-1.5">
          {places.map(([name, href, icon]) => (
            <li key={name}>
              <Link
                href={href}
                prefetch={false}
                className="flex min-h-11 items-center gap-3 rounded-control px-3 hover:bg-sunken"
              >
                <Icon name={icon} className="size-5 text-ink-soft" />
                <span className="flex-1">{t(name)}</span>
                <Icon name="chevron-right" className="size-5 text-ink-faint" />
              </Link>
            </li>
          ))}
        </ul>
      ))}
      <WithMessages namespaces={["accounts"]}>
        <div className="self-center">
          <SignOutButton />
        </div>
      </WithMessages>
    </Columns>
  );
}
