import type { FuncAbi } from "../abi/abi.js";
import { passesExchange } from "../abi/exchange.js";
import { funcAbi } from "../abi/func-abi.js";
import { alignTo } from "../abi/layout.js";
import { EXCHANGE_BASE } from "../adapter/exchange-module.js";
import type { OptionsIndex } from "../ids.js";
import type { World } from "../world/world.js";
import { functionsOf, isWasi } from "../world/world-functions.js";
import type { PlanTables } from "./plan-tables.js";
import type { PrintedInstances } from "./printed-instances.js";

/** Aligned for everything. */
const ALIGN = 16;

/** The exchange of a component: which calls pass it, and their options. */
export class Exchange {
  readonly #tables: PlanTables;
  readonly #printed: PrintedInstances;
  readonly #start: number;

  /** @param start where the host begins to allocate */
  constructor(tables: PlanTables, printed: PrintedInstances, start: number) {
    this.#tables = tables;
    this.#printed = printed;
    this.#start = start;
  }

  /** The options of a call that passes the exchange; undefined for others. */
  options(abi: FuncAbi, guest: OptionsIndex): OptionsIndex | undefined {
    if (!passesExchange(abi)) return undefined;
    const memory = { instance: this.#printed.exchange, name: "memory" };
    return this.#tables.plainOptions({ encoding: "utf8", memory, exchange: { start: this.#start, guest } });
  }
}

/** Undefined where no call would pass it. */
export function exchangeOf(world: World, tables: PlanTables, printed: PrintedInstances): Exchange | undefined {
  const abis = (direction: "import" | "export") => {
    return functionsOf(world, direction)
      .flatMap((func) => (isWasi(func.id) ? [] : [funcAbi(world, func)]))
      .filter(passesExchange);
  };
  const imports = abis("import");
  if (imports.length === 0 && abis("export").length === 0) return undefined;
  const room = Math.max(0, ...imports.map(({ result }) => (result?.spilled ? result.node.size : 0)));
  return new Exchange(tables, printed, EXCHANGE_BASE + alignTo(room, ALIGN));
}
