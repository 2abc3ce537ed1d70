import { describe, expect, it } from "vitest";
import { comparison, elementOf, go, place, pointee, primary, product } from "../../../../generators/go/code/go.js";

describe("places", () => {
  it("are pointed at with an ampersand, but what a pointer leads to with the pointer", () => {
    expect(place("v.Name").address.text).toBe("&v.Name");
    expect(pointee("v").address.text).toBe("v");
    expect(pointee(pointee("v").value)).toMatchObject({ value: { text: "**v" }, address: { text: "*v" } });
  });

  it("get parentheses in front of a selector or an index", () => {
    expect(go`${primary(pointee("v").value)}.held()`.text).toBe("(*v).held()");
    expect(go`${primary(place("v").value)}.held()`.text).toBe("v.held()");
    expect(elementOf(pointee("v"), "i").address.text).toBe("&(*v)[i]");
  });
});

describe("operators", () => {
  it("put parentheses around what binds more loosely", () => {
    expect(product`${comparison`a != 0`}*2`.text).toBe("(a != 0)*2");
    expect(comparison`${product`a*2`} != 0`.text).toBe("a*2 != 0");
  });
});
