import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NoticeBell } from "@/components/notifications/notice-bell";
import { AccountCorner, type ShellViewer } from "@/components/shell/account-corner";
import { Header } from "@/components/shell/header";
import { type NavItem, NavLinks } from "@/components/shell/nav-links";
import { Icon } from "@/components/ui/icon";

/** The app's frame: header, navigation beside the page, or a bar below it on phones. The page brings Columns. */
export function AppShell({ viewer, children }: { viewer: ShellViewer | null; children: ReactNode }) {
  const t = useTranslations("navigation");
  const home: NavItem = { href: "/", label: t("home"), icon: <Icon name="house" /> };
  const explore: NavItem = { href: "/explore", label: t("explore"), icon: <Icon name="search" /> };
  const kept: NavItem[] = viewer
    ? [
        { href: "/bookmarks", label: t("bookmarks"), icon: <Icon name="bookmark" /> },
        { href: "/lists", label: t("lists"), icon: <Icon name="clipboard-list" /> },
      ]
    : [];
  const notices: NavItem[] = viewer
    ? [
        {
          href: "/notifications",
          label: t("notifications"),
          icon: <NoticeBell unread={viewer.unreadNotices} />,
        },
      ]
    : [];
  const me: NavItem = { href: "/me", label: t("me"), icon: <Icon name="user-round" /> };
  const personal: NavItem[] = viewer
    ? [
        ...notices,
        { href: viewer.profileHref, label: t("profile"), icon: <Icon name="user-round" /> },
        { href: "/settings", label: t("settings"), icon: <Icon name="settings" /> },
      ]
    : [{ href: "/sign-in", label: t("signIn"), icon: <Icon name="log-in" /> }];
  const staff: NavItem[] = viewer?.isStaff ? [{ href: "/desk", label: t("desk"), icon: <Icon name="scale" /> }] : [];
  const rules: NavItem = { href: "/agreements", label: t("rules"), icon: <Icon name="book-open-text" /> };
  const about: NavItem = { href: "/about", label: t("about"), icon: <Icon name="info" /> };
  const compliance: NavItem = { href: "/compliance", label: t("compliance"), icon: <Icon name="shield-check" /> };
  const report: NavItem = { href: "/help/report", label: t("report"), icon: <Icon name="flag" /> };
  return (
    <>
      <Header account={<AccountCorner viewer={viewer} />} />
      <div className="mx-auto flex max-w-312 gap-6 px-4 pt-4 pb-24 md:pb-10">
        <nav aria-label={t("main")} className="hidden w-50 shrink-0 md:block xl:w-60">
          <div className="sticky top-18 flex flex-col gap-4">
            <NavLinks layout="column" items={[home, explore, ...personal, ...kept, ...staff]} />
            <hr className="mx-3 border-line" />
            <NavLinks layout="column" items={[rules, report, compliance, about]} />
          </div>
        </nav>
        {children}
      </div>
      <nav
        aria-label={t("main")}
        className="fixed inset-x-0 bottom-0 z-20 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        <NavLinks
          layout="bar"
          items={viewer ? [home, explore, ...notices, me, ...staff] : [home, explore, rules, report, ...personal]}
        />
      </nav>
    </>
  );
}
