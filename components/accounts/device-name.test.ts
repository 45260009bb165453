import { expect, it } from "vitest";
import { deviceName } from "@/components/accounts/device-name";

it("names browser and system", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36";
  expect(deviceName(chrome)).toBe("Chrome · Windows");
  expect(deviceName(`${chrome} Edg/130.0`)).toBe("Edge · Windows");
  expect(deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1")).toBe(
    "Safari · iPhone",
  );
  expect(deviceName("curl/8.5.0")).toBe("curl");
  expect(deviceName("")).toBeNull();
});
