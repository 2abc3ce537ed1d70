import type { Func } from "../core-wasm/module-builder.js";
import type { CoreInstanceIndex } from "../ids.js";
import type { AdapterModule } from "./adapter-module.js";
import { type ExchangeName, exchangeTypes } from "./exchange-module.js";

/** A function of the exchange. */
export function exchangeFunc(module: AdapterModule, exchange: CoreInstanceIndex, name: ExchangeName): Func {
  return module.importFunc({ instance: exchange, name }, exchangeTypes[name]);
}
