import { ByteWriter } from "./byte-writer.js";
import { encodeBody, type Indices, numTypes } from "./encode.js";
import type { Local, NumType } from "./instruction.js";
import type { DefinedFunc, Exported, Func, FuncType, Global, ModuleBuilder } from "./module-builder.js";

const preamble = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

const sections = { type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, element: 9, code: 10 } as const;
const kinds = { func: 0x00, table: 0x01, memory: 0x02, global: 0x03 } as const;
const FUNC_TYPE = 0x60;
const FUNCREF = 0x70;
const NO_MAXIMUM = 0x00;
const MUTABLE = 0x01;

/** Writes a module in the binary format. */
export function printModule(module: ModuleBuilder): Uint8Array {
  const types = new Types([...module.importedFuncs, ...module.funcs].map((func) => func.type));
  const indices = indicesOf(module, types);
  const out = new ByteWriter().append(preamble);
  const section = <T>(id: keyof typeof sections, items: readonly T[], write: (out: ByteWriter, item: T) => void): void => {
    if (items.length === 0) return;
    out.byte(sections[id]).sized((inner) => inner.vector(items, (item) => write(inner, item)));
  };
  const globals = module.globals.flatMap((global) => (global.kind === "defined" ? global : []));
  section("type", types.distinct, writeType);
  section("import", importsOf(module), (inner, each) => writeImport(inner, each, types));
  section("function", module.funcs, (inner, func) => inner.u32(types.index(func.type)));
  section("table", module.table?.kind === "defined" ? [module.table] : [], (inner, { size }) => writeTable(inner, size));
  const memories = module.memories.flatMap((memory) => (memory.kind === "defined" ? memory : []));
  section("memory", memories, (inner, { pages }) => writeLimits(inner, pages));
  section("global", globals, (inner, global) => writeGlobal(inner, global, indices));
  section("export", module.exports, (inner, each) => writeExport(inner, each, indices));
  section("element", module.elements.length > 0 ? [module.elements] : [], (inner, all) => writeElements(inner, all, indices));
  section("code", module.funcs, (inner, func) => writeCode(inner, func, indices));
  return out.bytes.slice();
}

class Types {
  readonly distinct: FuncType[] = [];
  readonly #indices = new Map<string, number>();

  constructor(types: readonly FuncType[]) {
    for (const type of types) {
      const key = JSON.stringify(type);
      if (!this.#indices.has(key)) this.#indices.set(key, this.distinct.push(type) - 1);
    }
  }

  index(type: FuncType): number {
    return known(this.#indices.get(JSON.stringify(type)));
  }
}

function indicesOf({ importedFuncs, funcs, globals, memories }: ModuleBuilder, types: Types): Indices {
  const imported = globals.filter((global) => global.kind === "imported");
  const funcIndices = new Map([...importedFuncs, ...funcs].map((func, index) => [func, index]));
  const inOrder = [...imported, ...globals.filter((global) => global.kind === "defined")];
  const globalIndices = new Map(inOrder.map((global, index) => [global, index]));
  const memoryIndices = new Map(memories.map((memory, index) => [memory, index]));
  return {
    type: (type) => types.index(type),
    func: (func) => known(funcIndices.get(func)),
    global: (global) => known(globalIndices.get(global)),
    memory: (memory) => known(memoryIndices.get(memory)),
  };
}

function known(index: number | undefined): number {
  if (index === undefined) throw new Error("a type, function, global or memory of another module is used");
  return index;
}

type Import =
  | { readonly kind: "func"; readonly module: string; readonly name: string; readonly type: FuncType }
  | { readonly kind: "global"; readonly module: string; readonly name: string }
  | { readonly kind: "memory"; readonly module: string; readonly name: string; readonly pages: number }
  | { readonly kind: "table"; readonly module: string; readonly name: string; readonly size: number };

function importsOf({ importedFuncs, globals, memories, table }: ModuleBuilder): readonly Import[] {
  return [
    ...importedFuncs.map(({ module, name, type }): Import => ({ kind: "func", module, name, type })),
    ...globals.flatMap((global): readonly Import[] => (global.kind === "imported" ? [{ ...global, kind: "global" }] : [])),
    ...memories.flatMap((memory): readonly Import[] => (memory.kind === "imported" ? [{ ...memory, kind: "memory" }] : [])),
    ...(table?.kind === "imported" ? [{ ...table, kind: "table" } as const] : []),
  ];
}

function writeType(out: ByteWriter, { params, results }: FuncType): void {
  out.byte(FUNC_TYPE);
  for (const list of [params, results]) out.vector(list, (type) => out.byte(numTypes[type]));
}

function writeImport(out: ByteWriter, each: Import, types: Types): void {
  out.name(each.module).name(each.name).byte(kinds[each.kind]);
  if (each.kind === "func") out.u32(types.index(each.type));
  else if (each.kind === "memory") writeLimits(out, each.pages);
  else if (each.kind === "table") writeTable(out, each.size);
  else out.byte(numTypes.i32).byte(MUTABLE);
}

function writeTable(out: ByteWriter, size: number): void {
  out.byte(FUNCREF);
  writeLimits(out, size);
}

/** An active segment at the start of the table. */
function writeElements(out: ByteWriter, elements: readonly Func[], indices: Indices): void {
  out.byte(0);
  encodeBody(out, [{ op: "i32.const", value: 0 }], indices);
  out.vector(elements, (func) => void out.u32(indices.func(func)));
}

function writeLimits(out: ByteWriter, pages: number): void {
  out.byte(NO_MAXIMUM).u32(pages);
}

function writeGlobal(out: ByteWriter, { initial }: Extract<Global, { kind: "defined" }>, indices: Indices): void {
  out.byte(numTypes.i32).byte(MUTABLE);
  encodeBody(out, [{ op: "i32.const", value: initial }], indices);
}

function writeExport(out: ByteWriter, each: Exported, indices: Indices): void {
  out.name(each.name).byte(kinds[each.kind]);
  if (each.kind === "func") out.u32(indices.func(each.func));
  else out.u32(each.kind === "global" ? indices.global(each.global) : 0);
}

function writeCode(out: ByteWriter, { body }: DefinedFunc, indices: Indices): void {
  out.sized((inner) => {
    inner.vector(runs(body.locals), ({ type, count }) => inner.u32(count).byte(numTypes[type]));
    encodeBody(inner, body.instructions, indices);
  });
}

/** Locals of one type in a row are written once, with their number. */
function runs(locals: readonly Local[]): readonly { readonly type: NumType; readonly count: number }[] {
  const found: { readonly type: NumType; count: number }[] = [];
  for (const { type } of locals) {
    const last = found.at(-1);
    if (last?.type === type) last.count++;
    else found.push({ type, count: 1 });
  }
  return found;
}
