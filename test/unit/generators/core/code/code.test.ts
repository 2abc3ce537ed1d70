import { describe, expect, it } from "vitest";
import {
  atom,
  code,
  expression,
  isNothing,
  joined,
  NOTHING,
  name,
  operand,
  print,
  separated,
} from "../../../../../generators/core/code/code.js";

const math = name("math");
const memory = name("r.memory", "memory");

describe("an expression", () => {
  it("uses what its parts use", () => {
    const bits = atom`${math}.Float32bits(${memory}[${4}])`;
    expect(bits.text).toBe("math.Float32bits(r.memory[4])");
    expect([...bits.uses]).toEqual(["math", "memory"]);
  });

  it("puts operands that bind more loosely in parentheses", () => {
    const [sum, product] = [expression(1), expression(2)];
    const added = sum`${name("a")} + ${name("b")}`;
    expect(product`${added} * ${name("c")}`.text).toBe("(a + b) * c");
    expect(sum`${product`${name("a")} * ${name("b")}`} + 1`.text).toBe("a * b + 1");
    expect(atom`f(${added})`.text).toBe("f(a + b)");
    expect(operand(added, 2).text).toBe("(a + b)");
  });

  it("joins parts, and uses what all of them use", () => {
    const list = joined([math, "x", memory]);
    expect(list.text).toBe("math, x, r.memory");
    expect([...list.uses]).toEqual(["math", "memory"]);
    expect(joined([expression(1)`a + b`, "c"], " | ").text).toBe("a + b | c");
  });

  it("keeps escapes as they are written", () => {
    expect(atom`"\\n"`.text).toBe('"\\n"');
  });
});

describe("code", () => {
  it("is lines, indented by their depth, and what all of them use", () => {
    const body = code(atom`${math}.Abs(x)`, ["if y {", [memory], "}"]);
    const whole = code("func f() {", [body], "}");
    expect(print(whole, "\t")).toBe("func f() {\n\tmath.Abs(x)\n\t\tif y {\n\t\t\tr.memory\n\t\t}\n}");
    expect([...whole.uses]).toEqual(["math", "memory"]);
  });

  it("leaves no line for what is empty, and no blanks on an empty line", () => {
    expect(print(code("a", [NOTHING], ["", "b\n\nc"]), "  ")).toBe("a\n\n  b\n\n  c");
    expect(isNothing(code([NOTHING]))).toBe(true);
  });
  it("of declarations has an empty line between two that are not empty", () => {
    expect(print(separated([NOTHING, code("a"), NOTHING, code("b", ["c"])]), "  ")).toBe("a\n\nb\n  c");
  });
});
