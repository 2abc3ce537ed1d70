import { expect, it } from "vitest";
import { TextPlaces } from "../../../../wit/json/text-places.js";

it("knows places in any order", () => {
  const places = new TextPlaces("\ufeffa𝒳b\r\n\tc\n");
  const at = (offset: number) => Object.values(places.at(offset)).join(":");
  expect([1, 4, 2, 7, 8, 4, 10, 1].map(at)).toEqual(["1:1", "1:3", "1:2", "2:1", "2:2", "1:3", "3:1", "1:1"]);
});
