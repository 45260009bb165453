// What not everybody is meant to read: notes to oneself and words to one's followers.
import { post, say, type Thread } from "../thread";

export const notForEveryone: readonly Thread[] = [
  post("student", 16, "01:20", "给以后的自己：今天很累，但是食堂阿姨多给了一勺。", { audience: "self" }),
  post(
    "nurse",
    13,
    "05:30",
    "今天没能留住一个人。写在这里，不想让很多人看到。",
    { audience: "followers" },
    say("noodles", "来吃面，不说话也行。"),
  ),
  post("coder", 10, "03:05", "密码提示：第一只猫的名字。（我没有养过猫。）", { audience: "self" }),
  post(
    "potter",
    7,
    "22:00",
    "其实开窑那天我哭了一下，因为师父不在了以后，这是第一窑。",
    { audience: "followers" },
    say("tea", "他看得见。杯子都站得很直。"),
  ),
];
