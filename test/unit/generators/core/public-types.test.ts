import { describe, expect, it } from "vitest";
import { messagesOf, rowOf, surfaceOf } from "./surface-of.js";

describe("public types", () => {
  it("are all of the vendor's, of types-only interfaces too, and of wasi what the API uses", async () => {
    const surface = await surfaceOf(`
      interface types { record unused { a: u8 } }
      interface i { use wasi:clocks/wall-clock@0.2.0.{datetime}; f: func(a: list<option<datetime>>); }
      world w { import types; import wasi:clocks/wall-clock@0.2.0; export i; }
      package wasi:clocks@0.2.0 { interface wall-clock { record datetime { s: inner } record inner { a: u8 } record other { a: u8 } now: func() -> other; } }`);
    expect(surface.types.map((type) => type.names.go).sort()).toEqual(["Datetime", "Inner", "Unused"]);
    expect(surface.imports).toEqual([]);
    const hidden = surface.world.types.findIndex((type) => type.name.kebab === "other");
    expect(surface.typeOf[hidden]).toBeUndefined();
  });

  const both = `
    interface i {
      resource cart { constructor(); }
      record item { a: u8 }
      record holder { items: list<item>, c: cart }
      type maybe = option<holder>;
      variant cart-error { lost(cart) }
      f: func(a: maybe, b: item) -> result<u8, cart-error>;
    }`;

  it("are one for a value type of an interface both imported and exported, and two where a resource is in it", async () => {
    const surface = await surfaceOf(`${both} world w { import i; export i; }`);
    const names = (direction: "import" | "export") =>
      ["cart", "item", "holder", "maybe", "cart-error"].map(
        (id) => rowOf(surface, `i#${id}`, { kind: "type", direction }).split(" ")[0],
      );
    expect(names("export")).toEqual(["Cart", "Item", "Holder", "Maybe", "CartErrorPayload"]);
    expect(names("import")).toEqual(["ImportedCart", "none", "ImportedHolder", "ImportedMaybe", "ImportedCartErrorPayload"]);
    expect(rowOf(surface, "i#cart-error", { kind: "error", direction: "import" }).split(" ")[0]).toBe("ImportedCartError");
    expect(rowOf(surface, "i", { kind: "interface", direction: "import" }).split(" ")[0]).toBe("ImportedI");
    expect(rowOf(surface, "i", { kind: "member", direction: "import" })).toBe("i I i i");
    const items = surface.world.types.flatMap((type, index) => (type.name.kebab === "item" ? [surface.typeOf[index]] : []));
    expect(items).toHaveLength(2);
    expect(items[0]).toBe(items[1]);
  });

  it("are one where both copies hold a resource that is imported only", async () => {
    const surface = await surfaceOf(`
      interface handles { resource fd; open: func() -> fd; }
      interface i { use handles.{fd}; record holder { f: borrow<fd> } f: func(a: holder); }
      world w { import handles; import i; export i; }`);
    expect(surface.types.map((type) => type.names.go).sort()).toEqual(["Fd", "Holder"]);
  });

  it("follow the exported type's prefix", async () => {
    const surface = await surfaceOf(`interface a { record cart { a: u8 } } ${both} world w { export a; import i; export i; }`);
    const name = (direction: "import" | "export") => rowOf(surface, "i#cart", { kind: "type", direction }).split(" ")[0];
    expect([name("export"), name("import")].sort()).toEqual(["Cart", "ImportedCart"]);
  });

  it("of the imported kind keep out of the way of a type that is called so", async () => {
    expect(
      await messagesOf("interface i { resource cart; record imported-cart { a: u8 } } world w { import i; export i; }"),
    ).toEqual([]);
  });
});
