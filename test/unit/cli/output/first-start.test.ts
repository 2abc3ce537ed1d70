import { expect, it } from "vitest";
import { firstStartCost } from "../../../../cli/output/first-start.js";

const MIB = 1024 ** 2;

it("tells of a first start only where a customer would notice it", () => {
  expect(firstStartCost("go", 12 * MIB)).toBe("first start compiles for about 7 s");
  expect(firstStartCost("ruby", 2 * MIB)).toBe("first start compiles for about 1 s");
  expect(firstStartCost("python", MIB)).toBeUndefined();
  expect(firstStartCost("typescript", 12 * MIB)).toBeUndefined();
});
