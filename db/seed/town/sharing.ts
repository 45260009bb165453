// What the town passes on and marks: a repost, a quote, words for a circle and for mutuals, a picture that a machine made, a story, licensed news.
import sharp from "sharp";
import { renderDemoAvatar } from "@/db/seed/images/catalogue";
import type { PostId } from "@/server/shared/ids";
import { upload } from "./arrivals";
import type { Happening } from "./desk";
import type { PersonKey } from "./people";
import { altOf } from "./pictures";
import { latestPostOf } from "./talk";
import type { PictureName } from "./thread";
import { instantOf } from "./timeline";
import { as, inhabitantOf, type Town } from "./town";

/** Drawn for this alone. */
const machineMade: PictureName = "koi-pond";
export const sharedPictures = [machineMade] as const;

/** How many posts there are more in the town for it. */
export const shared = { posts: 7 };

/** All of it at its instants. */
export function sharingsOf(present: Date): Happening[] {
  return [
    { at: instantOf(present, 5, "10:30"), run: newsIsLicensed },
    { at: instantOf(present, 4, "09:00"), run: newsIsTold },
    { at: instantOf(present, 3, "21:40"), run: storyIsTold },
    { at: instantOf(present, 3, "22:10"), run: mutualsAreAsked },
    { at: instantOf(present, 2, "12:20"), run: machineDraws },
    { at: instantOf(present, 2, "19:30"), run: circleIsCalled },
    { at: instantOf(present, 1, "20:30"), run: teaIsPassedOn },
  ];
}

/** The reading club prints a small weekly, and showed its licence for it. */
async function newsIsLicensed(town: Town): Promise<void> {
  const evidenceId = await upload(town, "officer", await renderDemoAvatar("document"));
  await as(town, "officer").licences.enterLicence({
    accountId: inhabitantOf(town, "bookclub").accountId,
    number: "示例-0001",
    holder: "南岸读书会",
    issuer: "示例市网信办",
    scope: ["publish", "reprint"],
    startsOn: "2025-01-01",
    endsOn: "2035-12-31",
    evidenceId,
  });
}

async function newsIsTold(town: Town): Promise<void> {
  await as(town, "bookclub").microblog.createPost({
    body: "《南岸周报》：老码头的步道修好了，周六早上重新开放，路灯亮到晚上十点。",
    declared: ["news", "original"],
  });
}

async function storyIsTold(town: Town): Promise<void> {
  await as(town, "coder").microblog.createPost({
    body: "凌晨三点，服务器开口说话了：“我也想下班。”我给它泡了一杯茶。第二天，它的日志里多了一行：谢谢。",
    declared: ["fiction", "original"],
  });
}

async function mutualsAreAsked(town: Town): Promise<void> {
  await as(town, "tea").microblog.createPost({
    body: "下周三店里歇一天，想去看看窑边开窑。有一起的吗？车上还能坐两个。",
    audience: "mutuals",
  });
}

/** Its metadata says that a machine made it, as the producer's program writes it (GB 45438-2025). */
async function machineDraws(town: Town): Promise<void> {
  const label = {
    Label: "1",
    ContentProducer: "示例生成工具",
    ProduceID: "DEMO-1",
    ReservedCode1: "",
    ContentPropagator: "",
    PropagateID: "",
    ReservedCode2: "",
  };
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><TC260:AIGC>${JSON.stringify(label).replaceAll('"', "&quot;")}</TC260:AIGC></x:xmpmeta>`;
  const png = await sharp(await town.pictures.picture(machineMade))
    .withXmp(xmp)
    .png()
    .toBuffer();
  await as(town, "illus").microblog.createPost({
    body: "让机器画了四条锦鲤，它很认真，就是不知道鱼会不会冷。右下角那条像算盘。",
    declared: ["ai"],
    images: [{ id: await upload(town, "illus", png), alt: altOf(machineMade) }],
  });
}

async function circleIsCalled(town: Town): Promise<void> {
  const nurse = as(town, "nurse");
  const { id: circleId } = await nurse.circles.makeCircle({ name: "夜宵" });
  for (const member of ["noodles", "bakery", "watch"] satisfies PersonKey[])
    await nurse.circles.addToCircle({ circleId, accountId: inhabitantOf(town, member).accountId });
  await nurse.microblog.createPost({ body: "今晚下班早，老地方，谁来？", audience: "circle", circleId });
}

async function teaIsPassedOn(town: Town): Promise<void> {
  const postId: PostId = latestPostOf(town, "tea");
  await as(town, "birds").microblog.repostPost({ postId });
  await as(town, "mira").microblog.quotePost({
    postId,
    body: "The kind of tea house where the rain is on the menu. 雨天半价，这句我要译成诗。",
  });
}
