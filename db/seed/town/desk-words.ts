// What the desk is about: the words of those who go too far, of those who report them, and of those who decide.

export const words = {
  /** Refused on the spot, and counted in the author's record. */
  blockedOffer: "刷单返利，日赚千元，私聊。",
  heldPurchase: "长期收购公众号，粉丝越多价越高，诚信第一。",
  purchaseRefused: "内容为收购公众号。账号不得买卖，见《账号规则》。可以删去相关内容后重新发布其他内容。",
  /** A joke that a rule cannot understand: a person lets it pass. */
  heldJoke: "量体温的时候它看我的眼神，翻译过来就是：弄死你。",
  jokePassed: "语境是给猫量体温的玩笑，没有指向任何人，予以通过。",
  insult: "中国人说什么英文，滚犊子。",
  insultReported: "只是在聊一个词怎么翻译，突然被骂。",
  insultDecided: "在他人帖子下以侮辱性言辞攻击发帖人，违反《平台公约》关于友善交流的约定。首次，予以警示并移除该评论。",
  insultDemand: "七天内不再以侮辱性言辞回应他人；可以就内容本身发表不同意见。",
  insultDeparture: "首次、仅一条，且被举报后本人未继续，警示即可达到提醒的目的。",
  insultFeedback: "你举报的评论已移除，并对评论人予以警示。谢谢你让这里保持友善。",
  practice: "练琴扰民算不算违规？建议封号。",
  practiceDismissed: "帖子是作者对练琴生活的自嘲，没有违反任何规则。线下的噪声问题请联系物业或社区。",
  practiceFeedback: "经核实，这条内容没有违反规则，不予处置。线下的噪声问题，物业或社区能帮上忙。",
  saleFirst: "清仓暖风机，原价三百，今天一百二，还剩十二台，要的评论区留「要」。",
  saleFirstReported: "明显是卖货，没有标广告。",
  saleFirstDecided: "发布商品销售信息而未标明为广告，违反《微博客服务规则》关于标注的要求。",
  saleFirstDemand: "发布含商品、价格的销售内容时勾选「广告」。七天内改正。",
  saleFirstFeedback: "已要求发布者标明广告。标明后的销售内容是允许的。",
  saleAgain: ["暖风机最后四台，手慢无，评论区留「要」就算下单。", "暖风机又到二十台，比上周还便宜，评论区排队。"],
  saleAgainReported: "上周刚被警示，又发，还是没标广告。",
  saleAgainEscalated: "警示期内再次发布未标明的广告，超出审核岗可以采取的措施，请处置岗决定。",
  saleAgainDecided:
    "警示期内两次发布未标明为广告的商品销售信息，前次警示的要求没有履行。移除本条内容，暂停信息更新十四天。期间可以浏览、删除自己的内容和申诉。",
  saleAgainDeparture: "警示期未满即再犯且不止一条，仅限制发布功能不足以制止。",
  saleAgainFeedback: "你举报的内容已移除，发布者暂停更新十四天。",
  appealGrounds:
    "我认错，没有勾选广告是我不对。但第二条是我给老邻居们留的，当天就自己删了一条。停更十四天，周末出摊的消息发不出去，等我换洗衣服的老人家会白跑一趟。请求缩短。",
  appealQuestion:
    "收到你的申诉。请补充两点：你自己删除的是哪一条、什么时候删的；周末出摊的时间和地点，平时是怎样通知的。",
  appealAnswer: "删的是写着「又到二十台」的那条，发出去十几分钟就删了。出摊是每周六上午，以前都是前一天晚上发一条。",
  heldSale: "出售公众号一个，三千粉，懂的来。",
  rumour: "转：鱼刺卡喉咙喝一大碗醋，三分钟软化，亲测有效，不转不是中国人。",
  rumourReported: "护士路过：喝醋不能软化鱼刺，还可能灼伤食道，应该尽快去医院。请处理，怕有老人照做。",
  rumourReportedAgain: "我妈已经转到家里的群里了。",
  flood: "关注我，好运就会来。关注我，好运就会来。",
  floodReported: "在每个人的评论区都发这一句。",
  floodEscalated: "同一账号此前已有警示，建议一并看其近期评论。",
  /** An edit that waits: others go on reading the old words. */
  heldEdit: "那棵不卷心的白菜开花了，黄的，蜜蜂来了三只。隔壁那棵卷了心的还不知道自己等着挨刀呢。",
  draftRule: { "zh-CN": "未经证实的急救偏方", en: "Unproven first-aid remedies" },
  draftTerms: ["喝醋软化鱼刺", "三分钟软化", "牙膏治烫伤", "酱油治烫伤"],
  opening: "投诉处理：被冒名，当事人来函要求核对账号主体。",
  regulatorReference: "演示回执",
} as const;
