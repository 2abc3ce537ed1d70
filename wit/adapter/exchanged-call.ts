/** Calls between the host and a component instance whose values lie in the exchange. The host lifts and lowers them as a component would. */

import type { FuncAbi } from "../abi/abi.js";
import type { Local } from "../core-wasm/instruction.js";
import type { Func } from "../core-wasm/module-builder.js";
import type { ComponentIndex, CoreInstanceIndex } from "../ids.js";
import type { CoreExportRef, StepImport } from "../plan/link-plan.js";
import type { AdapterModule } from "./adapter-module.js";
import { checkMayLeave } from "./checks.js";
import { store } from "./copy.js";
import type { Crossing } from "./crossing.js";
import { exchangeFunc } from "./exchange.js";
import { EXCHANGE_BASE, HELD_RESULT } from "./exchange-module.js";
import { enterInstances, leaveInstances, lowering } from "./flags.js";
import { passArguments, passResults, saveResults } from "./passing.js";
import type { Side } from "./side.js";

interface ExchangedCall {
  readonly abi: FuncAbi;
  readonly guest: Side;
  readonly exchange: CoreInstanceIndex;
  /** Number of the function, for errors. */
  readonly blame: number;
}

export interface ExchangedExport extends ExchangedCall {
  /** The lifted core function. */
  readonly core: CoreExportRef;
  readonly postReturn?: CoreExportRef;
  /** The component instances that the call enters, where those have flags for that. */
  readonly enters: readonly ComponentIndex[];
}

export interface ExchangedImport extends ExchangedCall {
  /** The host's function. */
  readonly from: StepImport["from"];
}

/**
 * Prints what the host calls for an export, which has the type of the lifted function. A result in memory is in the exchange, and the guest has
 * freed it; if the pointer has the bit `HELD`, the host runs the post-return function when it has read what the guest still holds.
 */
export function exportExchangedExport(module: AdapterModule, name: string, call: ExchangedExport): string {
  const { abi, guest, exchange, core, postReturn, enters } = call;
  return module.export(name, abi.lifted, (body) => {
    const crossing = { ...crossingOf(module, call), body };
    enterInstances(crossing, enters);
    body.get(...passArguments(crossing, abi)).call(module.importFunc(core, abi.lifted));
    const results = saveResults(body, abi.lifted.results);
    const back = { ...crossing, from: crossing.to, to: crossing.from };
    const target = abi.result?.spilled ? beginWith(back, exchange, abi.result.node.size) : undefined;
    const returned = passResults(back, abi, results, target);
    if (postReturn !== undefined) {
      const free: Func = module.importFunc(postReturn, { params: abi.lifted.results, results: [] });
      const release = () => lowering(crossing, guest.component, () => body.get(...results).call(free));
      if (target === undefined) release();
      else releaseUnlessHeld(back, exchange, results, release);
    }
    leaveInstances(crossing, enters);
    if (target === undefined) body.get(...returned);
    else
      body
        .get(target)
        .call(exchangeFunc(module, exchange, "held"))
        .op("i32.or");
  });
}

/** Prints what the guest calls for an import. The host's function has the same type; the result that is in memory stands at the base of the exchange. */
export function exportExchangedImport(module: AdapterModule, name: string, call: ExchangedImport): string {
  const { abi, guest, exchange, from } = call;
  return module.export(name, abi.lowered, (body) => {
    const back = { ...crossingOf(module, call), body };
    const crossing = { ...back, from: back.to, to: back.from };
    checkMayLeave(crossing, guest.component);
    const place = beginWith(crossing, exchange, abi.result?.spilled ? abi.result.node.size : 0);
    body.get(...passArguments(crossing, abi));
    if (abi.result?.spilled) body.get(place);
    body.call(module.importFunc(from, abi.lowered));
    const results = saveResults(body, abi.lowered.results);
    body.get(...passResults(back, abi, abi.result?.spilled ? [place] : results, body.params.at(-1)));
  });
}

/** From the host to the guest. */
function crossingOf(module: AdapterModule, { guest, exchange, blame }: ExchangedCall): Omit<Crossing, "body"> {
  const at = (name: string) => ({ instance: exchange, name });
  const { component } = guest;
  const host: Side = { component, encoding: "utf8", memory: at("memory"), realloc: at("realloc"), exchange };
  return { module, from: host, to: guest, blame, resource: unasked };
}

/** The host lifts and lowers handles itself. */
function unasked(): never {
  throw new Error("no handle is transferred between the host and a guest");
}

/** Empties the exchange, but for a result; gives its place. */
function beginWith({ body, module }: Crossing, exchange: CoreInstanceIndex, bytes: number): Local {
  const base = body.local("i32");
  body
    .i32(bytes)
    .call(exchangeFunc(module, exchange, "begin"))
    .i32(EXCHANGE_BASE)
    .set(base);
  return base;
}

function releaseUnlessHeld(
  crossing: Crossing,
  exchange: CoreInstanceIndex,
  results: readonly Local[],
  release: () => void,
): void {
  const { body, module } = crossing;
  body.call(exchangeFunc(module, exchange, "held"));
  body.if(() => {
    const zero = body.local("i32");
    store(crossing, { base: zero, offset: HELD_RESULT }, 4, () => body.get(...results));
  }, release);
}
