// Who looks at the page: asked once per request, however many parts of the page need it.
import type { Route } from "next";
import { cache } from "react";
import type { ShellViewer } from "@/components/shell/account-corner";
import { bridge } from "@/server/api/bridge";
import type { MeView } from "@/server/features/accounts/contract";

/** The signed-in person, or null. */
export const findMe = cache(async (): Promise<MeView | null> => {
  if (!bridge().context().session) return null;
  return bridge().caller().accounts.me({});
});

/** What the shell shows of the signed-in person, or null. */
export const findShellViewer = cache(async (): Promise<ShellViewer | null> => {
  if (!bridge().context().session) return null;
  const [me, unread] = await Promise.all([findMe(), bridge().caller().notifications.unread({})]);
  return (
    me && {
      id: me.account.id,
      name: me.account.nickname,
      avatarUrl: me.account.avatarUrl,
      profileHref: `/u/${me.account.handle}` as Route, // the handle is digits
      isStaff: me.posts.length > 0,
      unreadNotices: unread.count,
    }
  );
});
