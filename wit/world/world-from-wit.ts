import { decodeComponent } from "../component/decode.js";
import { evaluateWorldType } from "../component/evaluate-world-type.js";
import { type Outcome, succeed } from "../diagnostic.js";
import type { WitSource } from "../source/wit-source.js";
import { inSourceOrder } from "./in-source-order.js";
import { parseInterfaceId } from "./interface-id.js";
import { withSourceItems } from "./with-source-items.js";
import type { World } from "./world.js";
import { buildWorld } from "./world-builder.js";

/**
 * The World of WIT text: its meaning from the encoded package, docs and places from `items`. Diagnostics: `unsupported-component` for what
 * no later stage can take; errors in the text itself are the source reader's.
 */
export function worldFromWit(source: WitSource): Outcome<World> {
  const file = source.items.get("")?.place.file ?? source.world;
  const decoded = decodeComponent(source.encoded, file);
  if (!decoded.ok) return decoded;
  const type = evaluateWorldType(decoded.value, source.world, file);
  if (!type.ok) return type;
  const { package: of, name } = parseInterfaceId(type.value.id);
  if (of === undefined) throw new Error(`the encoded world has the id ${type.value.id}, without a package`);
  const built = buildWorld(type.value, { package: of, name: name.kebab }, { file }, "wit");
  return built.ok ? succeed(inSourceOrder(withSourceItems(built.value, source.items))) : built;
}
