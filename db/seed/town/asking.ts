// What the town asks itself: a poll with votes, one that will be published later, and something half written.
import { emptyContent } from "@/server/shared/draft-content";
import { addDays } from "@/server/shared/time";
import type { Happening } from "./desk";
import type { PersonKey } from "./people";
import { instantOf } from "./timeline";
import { as, type Town } from "./town";

const question: { by: PersonKey; text: string; choices: string[] } = {
  by: "library",
  text: "冬天的读书会想换个时间，大家选一个？选得多的那个，我去把灯提前打开。",
  choices: ["周五晚上七点", "周六下午两点", "周日早上九点"],
};

/** Who votes, and for which of the choices. */
const votes: Partial<Record<PersonKey, number>> = {
  nurse: 1,
  tea: 1,
  garden: 2,
  birds: 1,
  potter: 0,
  runner: 2,
  student: 1,
};

/** How many posts there are more in the town for it. */
export const asked = { posts: 1 };

async function ask(town: Town): Promise<void> {
  const poll = { choices: question.choices, multiple: false, minutes: 3 * 24 * 60 };
  const { id } = await as(town, question.by).microblog.createPost({ body: question.text, poll });
  for (const [voter, choice] of Object.entries(votes) as [PersonKey, number][]) // the keys are the voters'
    await as(town, voter).microblog.votePoll({ postId: id, choices: [choice] });
}

async function plan(town: Town): Promise<void> {
  const mira = as(town, "mira").microblog;
  const half = {
    ...emptyContent,
    body: "将就 has no twin in English. “Making do” is close, but it forgets to be kind about it, and",
  };
  await mira.startDraft({ content: half });
  const later = { ...emptyContent, body: "早上好。今天的一句：Slow is smooth. 慢一点，就不绊脚。" };
  const { id } = await mira.startDraft({ content: later });
  await mira.scheduleDraft({ draftId: id, publishAt: addDays(town.present, 1).toISOString() });
}

/** All of it at its instants. */
export function askingsOf(present: Date): Happening[] {
  return [
    { at: instantOf(present, 0, "04:20"), run: ask },
    { at: instantOf(present, 0, "00:40"), run: plan },
  ];
}
