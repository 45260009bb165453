// Who lives in the demo town. All of them are invented, and so are the numbers they are known by.
import type { DemoRole } from "@/server/features/accounts/contract";

/** As what one comes to the town; suspended is what may become of one there. */
type ArrivalRole = Exclude<DemoRole, "suspended">;

export interface Resident {
  nickname: string;
  bio: string;
  /** Code of the province or country their address lies in (server/core/region-names.ts). */
  region: string;
  locale: "zh-CN" | "en";
  role: ArrivalRole;
  /** What stands behind the account: a person of the sandbox's provider, an organisation it lists, or nothing proven yet. */
  identity: "person" | "organisation" | "none";
}

const person = (nickname: string, region: string, bio: string): Resident => ({
  nickname,
  bio,
  region,
  locale: "zh-CN",
  role: "resident",
  identity: "person",
});
const staff = (role: ArrivalRole, nickname: string, bio: string): Resident => ({
  ...person(nickname, "CN-BJ", bio),
  role,
});

export const people = {
  nurse: person("夜班小满", "CN-HB", "心内科夜班护士。下班第一件事是吃面。"),
  mira: {
    ...person("Mira Translates", "CN-SC", "Translator in Chengdu. Novels by day, menus by night."),
    locale: "en",
  } as Resident, // the literal widens to a resident
  flea: person("跳蚤市场大刘", "CN-HE", "旧货是有故事的，我只是帮它们换个地方。"),
  tea: person("半山茶馆老顾", "CN-ZJ", "杭州，半山腰，八张桌子。下雨天茶半价。"),
  physics: person("陈老师讲物理", "CN-HA", "教高中物理第十九年，仍然觉得彩虹很了不起。"),
  birds: person("老唐拍鸟", "CN-JS", "退休的桥梁工程师。桥不会飞，所以现在拍会飞的。"),
  student: person("黔小鱼", "CN-ZJ", "贵州人在杭州念大三，想家的时候就煮一碗酸汤。"),
  bakery: {
    ...person("北桥面包", "CN-JS", "桥北头的小面包房，每天五点半出第一炉。"),
    identity: "organisation",
  } as Resident, // the literal widens to a resident
  bookclub: {
    ...person("南岸读书会", "CN-CQ", "每月一本书，隔周的周六下午。欢迎没读完的人。"),
    identity: "organisation",
  } as Resident, // the literal widens to a resident
  rider: person("骑手阿强", "CN-GD", "送餐第四年，认识这座城市每一部慢电梯。"),
  garden: person("兰姨的菜园", "CN-HN", "阳台、楼顶和半分地。种得多，送得也多。"),
  coder: person("凌晨两点的键盘", "CN-BJ", "写后端的。尽量不在周五上线。"),
  erhu: person("二胡还拉不好", "CN-TJ", "四十五岁开始学二胡。邻居们辛苦了。"),
  mom: person("团子妈日记", "CN-SH", "记团子四岁说过的话，怕自己忘了。"),
  runner: person("海边跑步的老周", "CN-SD", "跑得慢，但每天都跑。"),
  vet: person("动物医院小林", "CN-CQ", "给猫狗兔看病，偶尔也看一只脾气很大的鹦鹉。"),
  train: person("绿皮车上的小马", "CN-SN", "跑慢车的列车员，窗外是秦岭。"),
  potter: person("窑边", "CN-JX", "做杯子的。开窑那天不接电话。"),
  orange: person("种橙子的老李", "CN-GX", "三百二十棵橙子树，一条狗，一个信号不好的山头。"),
  library: person("图书馆三楼", "CN-FJ", "市图书馆三楼的值班员，喜欢归还车的声音。"),
  glacier: person("冰川边的小周", "CN-GS", "博士在读，量冰的。一年有两个月在山上。"),
  noodles: person("深夜面馆老赵", "CN-SX", "晚上九点开，面卖完就关。"),
  illus: person("画猫的阿岚", "CN-AH", "画画的，家里两只猫：豆包和算盘。"),
  island: person("小岛交换生", "JP", "在海对面念一年书，学会了自己剪头发。"),
  watch: person("修表的孙师傅", "CN-HL", "哈尔滨，修表三十一年。慢一点，准一点。"),
  luck: person("转运阿豪", "CN-GD", "分享好运。"),
  newcomer: { ...person("新来的小禾", "CN-AH", ""), role: "newcomer", identity: "none" } as Resident, // the literal widens to a resident

  reviewerA: staff("reviewer", "审核员青竹", "内容审核岗。先读完，再判断。"),
  reviewerB: staff("reviewer", "审核员白石", "内容审核岗。"),
  officer: staff("officer", "处置专员松涛", "处置岗。每一项措施都写明理由。"),
  appealsA: staff("appeals", "申诉专员云舒", "申诉岗。不处理自己经手过的事。"),
  appealsB: staff("appeals", "申诉专员知远", "申诉岗。"),
  privacyA: staff("privacy", "隐私专员明溪", "个人信息保护岗。"),
  privacyB: staff("privacy", "隐私专员怀谷", "个人信息保护岗。"),
  compliance: staff("compliance", "合规专员守一", "合规岗。"),
  inspector: staff("inspector", "检查员只读", "只看，不改。"),
} as const satisfies Record<string, Resident>;

export type PersonKey = keyof typeof people;
