/**
 * Indices into the lists of the World and of the plan. Each list has its own kind, so that an index into one is no index into another; at run time, and
 * in the plan's JSON, they are plain numbers.
 */

declare const space: unique symbol;

export type Index<Space extends string> = number & { readonly [space]: Space };

/** World: `types`, `interfaces`. */
export type TypeIndex = Index<"type">;
export type InterfaceIndex = Index<"interface">;

/** Plan: `modules`, `components`, `resources`, `options`, `hostFunctions`; a core instance is the index of the step that creates it. */
export type ModuleIndex = Index<"module">;
export type ComponentIndex = Index<"component">;
export type ResourceIndex = Index<"resource">;
export type OptionsIndex = Index<"options">;
export type HostFunctionIndex = Index<"host function">;
export type CoreInstanceIndex = Index<"core instance">;

/** The index of what stands at a place of a list: the only way from a number to an index. */
export function asIndex<I extends Index<string>>(place: number): I {
  return place as I;
}
