import { expect, it } from "vitest";
import { sizeText } from "../../../cli/size-text.js";

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [1023, "1023 bytes"],
  [1024, "1 KiB"],
  [1536, "1.5 KiB"],
  [130_824, "128 KiB"],
  [12_083_352, "12 MiB"],
  [3 * 1024 ** 4, "3072 GiB"],
])("%d is %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
