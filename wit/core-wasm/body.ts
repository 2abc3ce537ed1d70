import type { Instruction, Local, MemoryOp, NumType, PlainOp } from "./instruction.js";
import type { Func, FuncType, Global, Memory } from "./module-builder.js";

/** A block that can be left, or a loop that can be gone around again. */
export interface Label {
  /** How many blocks enclose it. */
  readonly level: number;
}

type Write = (label: Label) => void;

/** The body of a function, written from front to back. Every method gives the body, so that instructions stand in a row. */
export class Body {
  readonly params: readonly Local[];
  readonly locals: Local[] = [];
  readonly instructions: Instruction[] = [];
  /** What the innermost open block consists of so far. */
  #open = this.instructions;
  #level = 0;

  constructor(params: readonly NumType[]) {
    this.params = params.map((type, index) => ({ type, index }));
  }

  param(index: number): Local {
    const param = this.params[index];
    if (param === undefined) throw new Error(`the function has ${this.params.length} parameters`);
    return param;
  }

  /** A variable of the function; it starts as zero. */
  local(type: NumType): Local {
    const made = { type, index: this.params.length + this.locals.length };
    this.locals.push(made);
    return made;
  }

  op(op: PlainOp): this {
    return this.#add({ op });
  }

  i32(value: number): this {
    return this.#add({ op: "i32.const", value });
  }

  i64(value: bigint): this {
    return this.#add({ op: "i64.const", value });
  }

  get(...locals: readonly Local[]): this {
    for (const local of locals) this.#add({ op: "local.get", local });
    return this;
  }

  set(local: Local): this {
    return this.#add({ op: "local.set", local });
  }

  tee(local: Local): this {
    return this.#add({ op: "local.tee", local });
  }

  /** Adds a number to a local of type i32. */
  advance(local: Local, by: number): this {
    return this.get(local).i32(by).op("i32.add").set(local);
  }

  getGlobal(global: Global): this {
    return this.#add({ op: "global.get", global });
  }

  setGlobal(global: Global, value: number): this {
    return this.i32(value).saveGlobal(global);
  }

  /** Takes the value from the stack. */
  saveGlobal(global: Global): this {
    return this.#add({ op: "global.set", global });
  }

  call(func: Func): this {
    return this.#add({ op: "call", func });
  }

  /** Takes the place in the table from the stack, above the arguments. */
  callIndirect(type: FuncType): this {
    return this.#add({ op: "call_indirect", type });
  }

  /** Without `memory` it is the module's first. */
  memory(op: MemoryOp, offset = 0, memory?: Memory): this {
    return this.#add({ op, offset, ...(memory === undefined ? {} : { memory }) });
  }

  memorySize(memory?: Memory): this {
    return this.#add({ op: "memory.size", ...(memory === undefined ? {} : { memory }) });
  }

  /** `(to, from, bytes)` */
  memoryCopy(to: Memory, from: Memory): this {
    return this.#add({ op: "memory.copy", to, from });
  }

  memoryGrow(): this {
    return this.#add({ op: "memory.grow" });
  }

  /** A branch to the label leaves it. */
  block(write: Write): this {
    return this.#add({ op: "block", body: this.#nested(write) });
  }

  /** A branch to the label goes around again. */
  loop(write: Write): this {
    return this.#add({ op: "loop", body: this.#nested(write) });
  }

  /** Takes the condition from the stack. */
  if(then: Write, otherwise?: Write): this {
    const body = this.#nested(then);
    return this.#add({ op: "if", body, otherwise: otherwise === undefined ? [] : this.#nested(otherwise) });
  }

  br(label: Label): this {
    return this.#add({ op: "br", depth: this.#depth(label) });
  }

  brIf(label: Label): this {
    return this.#add({ op: "br_if", depth: this.#depth(label) });
  }

  /** Takes an index from the stack, and branches to the label of that number. */
  brTable(labels: readonly Label[], otherwise: Label): this {
    const depths = labels.map((label) => this.#depth(label));
    return this.#add({ op: "br_table", depths, otherwise: this.#depth(otherwise) });
  }

  #add(instruction: Instruction): this {
    this.#open.push(instruction);
    return this;
  }

  #depth(label: Label): number {
    return this.#level - label.level - 1;
  }

  #nested(write: Write): readonly Instruction[] {
    const outer = this.#open;
    const inner: Instruction[] = [];
    this.#open = inner;
    write({ level: this.#level++ });
    this.#level--;
    this.#open = outer;
    return inner;
  }
}
