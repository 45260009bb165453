import { expect, it } from "vitest";
import { protectedWordIn } from "@/server/features/accounts/protected-names";

it.each([
  "官方管理员",
  "Guiju official",
  "ＧＵＩＪＵ",
  "管 理 员",
  "管·理·员小张",
  "客服",
  "規矩",
  "规矩官方",
  "审核员青竹",
  "0fficial",
  "规矩小助手",
  "规ju",
  "Ｇｕi矩",
])("protects %s", (name) => {
  expect(protectedWordIn(name)).not.toBeNull();
});

it.each(["讲规矩的老王", "非官方粉丝", "supportive friend", "badminton", "Guijuan", "客厅服装", "管理学生"])(
  "lets %s be",
  (name) => {
    expect(protectedWordIn(name)).toBeNull();
  },
);
