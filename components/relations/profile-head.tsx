"use client"; // follows, blocks

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { useLive } from "@/components/live/use-live";
import { ReportItem, useReportDialog } from "@/components/moderation/report/report-button";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { FollowButton } from "@/components/relations/follow-button";
import { useViewer } from "@/components/shell/viewer";
import { sendCommand } from "@/components/trpc/call";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IdentityBadge } from "@/components/ui/identity-badge";
import { later } from "@/components/ui/later";
import { Menu, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-store";
import { VerifiedMark } from "@/components/ui/verified-mark";
import type { ProfileView } from "@/server/features/relations/contract";
import { formatDate } from "@/server/shared/dates";
import type { AccountId } from "@/server/shared/ids";

const MuteDialog = later(async () => (await import("@/components/relations/mutes/mute-dialog")).MuteDialog);
const AddToList = later(async () => (await import("@/components/lists/add-to-list")).AddToList);
const AddToCircle = later(async () => (await import("@/components/circles/add-to-circle")).AddToCircle);
const BlockDialog = later(async () => (await import("@/components/relations/block-dialog")).BlockDialog);

/** Who an account is, in public: portrait, name, verified kind, bio, region, numbers; and what the viewer can do. */
export function ProfileHead({ profile }: { profile: ProfileView }) {
  const t = useTranslations("relations");
  const locale = useLocale();
  const router = useRouter();
  const viewer = useViewer();
  const { relation } = profile;
  const [followers, setFollowers] = useState(0);
  const report = useReportDialog({ kind: "account", id: profile.id });
  const [isBlocking, setBlocking] = useState(false);
  const [isMuting, setMuting] = useState(false);
  const [adding, setAdding] = useState<"list" | "circle" | null>(null);
  const page = `/u/${profile.handle}`;
  // A name, bio or portrait that is taken away leaves open pages too.
  useLive(`profile:${profile.id}`, ({ type }) => {
    if (type === "changed") router.refresh();
  });

  async function copy() {
    await navigator.clipboard.writeText(new URL(page, location.href).href);
    showToast("ok", t("menu.copied"));
  }
  async function lift(path: "relations.unblockAccount" | "relations.unmuteAccount", done: string) {
    try {
      await sendCommand(path, { accountId: profile.id as AccountId }); // an id the server gave
      showToast("ok", done);
      router.refresh();
    } catch (error) {
      toastRefusal(error);
    }
  }

  return (
    <header className="flex flex-col gap-3 border border-line bg-surface p-4 max-md:-mx-4 max-md:border-x-0 md:rounded-card">
      <div className="flex items-start gap-4">
        <Avatar id={profile.id} name={profile.nickname} src={profile.avatarUrl} size="large" />
        <div className="ml-auto flex items-center gap-1">
          {relation.isMe ? (
            <ButtonLink href={"/settings/profile" as Route /* a page of the app */} size="small" variant="secondary">
              {t("profile.edit")}
            </ButtonLink>
          ) : relation.isBlocked ? null : (
            <FollowButton
              key={String(relation.isFollowing)}
              accountId={profile.id}
              isFollowing={relation.isFollowing}
              onChange={(isFollowing) => setFollowers(Number(isFollowing) - Number(relation.isFollowing))}
            />
          )}
          <Menu label={t("menu.label")} trigger={<Icon name="ellipsis" />}>
            <MenuItem icon={<Icon name="link" />} onSelect={copy}>
              {t("menu.copy")}
            </MenuItem>
            {relation.isMe ? null : <ReportItem open={report.open}>{t("menu.report")}</ReportItem>}
            {viewer ? (
              <MenuItem icon={<Icon name="clipboard-list" />} onSelect={() => setAdding("list")}>
                {t("menu.list")}
              </MenuItem>
            ) : null}
            {viewer && !relation.isMe && !relation.isBlocked ? (
              <MenuItem icon={<Icon name="users" />} onSelect={() => setAdding("circle")}>
                {t("menu.circle")}
              </MenuItem>
            ) : null}
            {relation.isMe || relation.isBlocked ? null : relation.isMuted ? (
              <MenuItem
                icon={<Icon name="undo-2" />}
                onSelect={() => lift("relations.unmuteAccount", t("menu.unmuted"))}
              >
                {t("menu.unmute")}
              </MenuItem>
            ) : (
              <MenuItem icon={<Icon name="eye-off" />} onSelect={() => setMuting(true)}>
                {t("menu.mute")}
              </MenuItem>
            )}
            {relation.isMe ? null : relation.isBlocked ? (
              <MenuItem
                icon={<Icon name="undo-2" />}
                onSelect={() => lift("relations.unblockAccount", t("block.lifted"))}
              >
                {t("menu.unblock")}
              </MenuItem>
            ) : (
              <MenuItem icon={<Icon name="ban" />} tone="danger" onSelect={() => setBlocking(true)}>
                {t("menu.block")}
              </MenuItem>
            )}
          </Menu>
          {report.dialog}
        </div>
      </div>
      <div className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <h1>
            <bdi>{profile.nickname}</bdi>
          </h1>
          {profile.identity ? <IdentityBadge kind={profile.identity} /> : null}
          {relation.followsMe ? <span className="text-ink-soft text-small">{t("profile.followsYou")}</span> : null}
        </div>
        {profile.mark ? (
          <Link
            href={`${page}/mark` as Route /* handles are digits */}
            prefetch={false}
            className="inline-flex min-h-6 w-fit max-w-full items-center hover:underline"
          >
            <VerifiedMark mark={profile.mark} />
          </Link>
        ) : null}
        <p className="whitespace-pre-wrap">
          {profile.bio || <span className="text-ink-faint">{t("profile.noBio")}</span>}
        </p>
        <p className="flex flex-wrap gap-x-4 text-ink-faint text-small">
          <span>{t("profile.handle", { handle: profile.handle })}</span>
          {profile.region ? (
            <span className="inline-flex items-center gap-1">
              <Icon name="map-pin" className="size-3.5" />
              {t("profile.region", { place: locale === "zh-CN" ? profile.region.zh : profile.region.en })}
            </span>
          ) : null}
          <span className="inline-flex items-center gap-1">
            <Icon name="calendar" className="size-3.5" />
            {t("profile.joined", { date: formatDate(profile.joinedAt, locale) })}
          </span>
          <Link
            href={`${page}/names` as Route /* handles are digits */}
            prefetch={false}
            className="inline-flex min-h-6 items-center gap-1 underline-offset-2 hover:underline"
          >
            <Icon name="rotate-ccw-clock" className="size-3.5" />
            {t("profile.former")}
          </Link>
        </p>
      </div>
      <p className="flex gap-5 text-small tabular-nums">
        <span>
          <strong>{profile.posts}</strong> <span className="text-ink-soft">{t("profile.posts")}</span>
        </span>
        <Link href={`${page}/following` as Route /* handles are digits */} prefetch={false} className="hover:underline">
          <strong>{profile.following}</strong> <span className="text-ink-soft">{t("profile.following")}</span>
        </Link>
        <Link href={`${page}/followers` as Route /* handles are digits */} prefetch={false} className="hover:underline">
          <strong>{profile.followers + followers}</strong>{" "}
          <span className="text-ink-soft">{t("profile.followers")}</span>
        </Link>
      </p>
      <Suspense>
        {adding === "list" ? (
          <AddToList id={profile.id} name={profile.nickname} onClose={() => setAdding(null)} />
        ) : null}
        {adding === "circle" ? (
          <AddToCircle id={profile.id} name={profile.nickname} onClose={() => setAdding(null)} />
        ) : null}
      </Suspense>
      {isMuting ? (
        <Suspense>
          <MuteDialog
            id={profile.id}
            name={profile.nickname}
            onClose={() => setMuting(false)}
            onMuted={() => router.refresh()}
          />
        </Suspense>
      ) : null}
      {isBlocking ? (
        <Suspense>
          <BlockDialog id={profile.id} name={profile.nickname} onClose={() => setBlocking(false)} />
        </Suspense>
      ) : null}
    </header>
  );
}
