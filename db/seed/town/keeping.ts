// What the keepers of comments do in town: one comment stands above the others, some are liked, and one is hidden whose writer asks the platform to look.
import type { CommentId } from "@/server/shared/ids";
import type { Happening } from "./desk";
import type { PersonKey } from "./people";
import { latestPostOf } from "./talk";
import { instantOf } from "./timeline";
import { as, type Town } from "./town";

const host: PersonKey = "tea";
const beside: { by: PersonKey; text: string } = {
  by: "student",
  text: "和茶没关系，问一句：有人在桥头捡到一把蓝色的伞吗？",
};
const likers: readonly PersonKey[] = ["nurse", "mira", "garden"];

/** All of it at its instants. */
export function keepingsOf(present: Date): Happening[] {
  return [{ at: instantOf(present, 1, "20:10"), run: keep }];
}

async function keep(town: Town): Promise<void> {
  const { comments } = as(town, host);
  const postId = latestPostOf(town, host);
  const { threads: said } = await comments.threads({ postId });
  const best = said.find(({ opener }) => opener && !opener.isMine)?.id as CommentId | undefined; // an id the server gave
  if (best) {
    for (const liker of likers) await as(town, liker).comments.likeComment({ commentId: best });
    await comments.liftComment({ commentId: best, as: "pinned", reason: "helpful" });
  }
  const { id } = await as(town, beside.by).comments.createComment({ postId, body: beside.text });
  await comments.hideComment({ commentId: id, reason: "off-topic" });
  await as(town, beside.by).comments.askLook({ commentId: id });
}
