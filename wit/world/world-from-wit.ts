import { decodeComponent } from "../component/decode.js";
import { evaluateWorldType } from "../component/evaluate-world-type.js";
import { type Diagnostic, diagnostic, failed, type Outcome, succeed } from "../diagnostic.js";
import type { WitSource } from "../source/wit-source.js";
import { inSourceOrder } from "./in-source-order.js";
import { parseInterfaceId } from "./interface-id.js";
import { withSourceItems } from "./with-source-items.js";
import type { World } from "./world.js";
import { buildWorld } from "./world-builder.js";

/**
 * The World of WIT text: its meaning from the encoded package, docs and places from `items`. Diagnostics: `wit-semantics` for types that the
 * component model does not allow though wasm-tools encodes them, such as those of 2^28 bytes and more, `unsupported-component` for what no
 * later stage can take; other errors in the text are the source reader's.
 */
export function worldFromWit(source: WitSource): Outcome<World> {
  const file = source.items.get("")?.place.file ?? source.world;
  const decoded = decodeComponent(source.encoded, file);
  if (!decoded.ok) return failed(...decoded.diagnostics.map((each) => ofTheText(each, source)));
  const type = evaluateWorldType(decoded.value, source.world, file);
  if (!type.ok) return failed(...type.diagnostics.map((each) => ofTheText(each, source)));
  const { package: of, name } = parseInterfaceId(type.value.id);
  if (of === undefined) throw new Error(`the encoded world has the id ${type.value.id}, without a package`);
  const built = buildWorld(type.value, { package: of, name: name.kebab }, { file }, "wit");
  if (!built.ok) return failed(...built.diagnostics.map((each) => ofTheText(each, source)));
  return succeed(inSourceOrder(withSourceItems(built.value, source.items)));
}

/** The encoded package is no file of the user's: what is wrong with it is said of the world, and mended in the text. */
function ofTheText(each: Diagnostic, { items }: WitSource): Diagnostic {
  const place = items.get("")?.place ?? each.place;
  if (each.code !== "malformed-component") return place === undefined ? each : { ...each, place };
  return diagnostic("wit-semantics", each.message, { place, help: "correct the WIT; the component model does not allow this" });
}
