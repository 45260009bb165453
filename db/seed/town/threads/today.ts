// The last hours before the town is loaded: day 0 counts back from the present.
import { post, say, type Thread } from "../thread";

export const today: readonly Thread[] = [
  post(
    "noodles",
    0,
    "05:40",
    "昨晚给海对面回来的孩子留了灯。他提着箱子进来，先说「我回来了」，再说「大碗」。",
    { images: ["beef-noodles"] },
    say("island", "汤还是那个汤。", say("noodles", "你还是那个你，就是头发剪得有点个性。")),
    say("garden", "回家好，回家好。"),
  ),
  post(
    "physics",
    0,
    "03:10",
    "有个学生把「谁还没个自己的时间」抄在了卷子上，写在最后一道相对论大题旁边。我给了一分，理由：引用恰当。",
    {},
    say("watch", "那一分算我借给他的。", say("physics", "他说要还，等他考上再还。")),
    say("coder", "请给引用格式。"),
  ),
  post(
    "bakery",
    0,
    "02:05",
    "今天的太阳面包只剩最后三只了，其中一只有点歪，像早上的太阳。明天的橙子已经切好。",
    { images: ["citrus-market"] },
    say("potter", "歪的那只最有精神。"),
    say("mom", "歪的那只请留给团子！"),
  ),
  post(
    "mira",
    0,
    "01:15",
    "Rain on the roof, tea at half price somewhere far away, and one sentence that finally agreed to cross over. 将就: “such as it is, and yours”.",
    {},
    say("tea", "半价给您留着，等您走上来。"),
    say("bookclub", "“And yours.” That is it."),
  ),
  post("nurse", 0, "00:25", "接班。今晚的走廊很安静，那只大动物睡得很好。", {}, say("illus", "替我摸摸它的鼻子。")),
];
