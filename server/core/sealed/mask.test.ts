import fc from "fast-check";
import { expect, it } from "vitest";
import { maskIdentityNumber, maskName, maskPhone } from "@/server/core/sealed/mask";

it("masks as people in China know it", () => {
  expect(maskPhone("+8613800000001")).toBe("138****0001");
  expect(maskPhone("13800000001")).toBe("138****0001");
  expect(maskPhone("+447911123456")).toBe("+44******3456");
  expect(maskIdentityNumber("110100199001011234")).toBe("1101**********1234");
  expect(maskName("张三")).toBe("张*");
  expect(maskName("林小满")).toBe("林**");
  expect(maskName("阿卜杜热合曼·买买提")).toBe("阿***");
  expect(maskName("Anna Berg")).toBe("A***");
  expect(maskName("")).toBe("");
});

it("never shows a short value whole, nor more than seven or eight characters of any", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,24}$/), (digits) => {
      expect(maskPhone(digits).replaceAll("*", "").length).toBeLessThanOrEqual(7);
      expect(maskIdentityNumber(digits).replaceAll("*", "").length).toBeLessThanOrEqual(8);
      expect(maskPhone(digits)).toContain("*");
      expect(maskIdentityNumber(digits)).toHaveLength(digits.length);
    }),
  );
});
