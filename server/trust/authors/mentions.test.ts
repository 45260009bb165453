import { describe, expect, it } from "vitest";
import { mentionNameOf } from "./mentions";

describe("how somebody is named after the sign", () => {
  it.each([
    ["Mira Translates", "MiraTranslates"],
    ["半山茶馆老顾", "半山茶馆老顾"],
    ["阿宁（上海）", "阿宁上海"],
    // Longer than a mention may be, or nothing but signs: the number means the same person.
    ["a name that is much longer than twenty letters", "10000001"],
    ["☕️☕️", "10000001"],
  ])("%s is @%s", (nickname, written) => expect(mentionNameOf({ nickname, handle: "10000001" })).toBe(written));
});
