/** The layer by itself, without a guest: its exports called from here, its private world in TypeScript. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { planned } from "../unit/wit/adapter/planned.js";
import { LinkedComponent } from "../unit/wit/adapter/reference-linker.js";
import { PrivateWorld } from "./private-world.js";

const folder = path.resolve(import.meta.dirname, "../../templates/wasi-layer");
const VERSION = "@0.2.12";

export interface Handle {
  readonly rep: number;
}

/**
 * Only the layer of a package is linked with the private world, so here the component imports it under another name of the same length, as
 * any component imports something.
 */
function underAnotherName(component: Buffer): Uint8Array {
  const text = component.toString("latin1").replaceAll("wasm-sdk:layer/", "wasm-sdk:tests/");
  return new Uint8Array(Buffer.from(text, "latin1"));
}

const plans = { base: () => read("base"), http: () => read("http") };

function read(name: "base" | "http") {
  const plan = planned(underAnotherName(readFileSync(path.join(folder, `${name}.wasm`))), `${name}.wasm`);
  plans[name] = () => plan;
  return plan;
}

export class Layer<World extends PrivateWorld = PrivateWorld> {
  readonly world: World;
  readonly #component: LinkedComponent;

  constructor(world: World, name: "base" | "http" = "base") {
    this.world = world;
    const { linking, bytes, world: types } = plans[name]();
    this.#component = new LinkedComponent(linking, bytes, types, world.imports());
    world.memory = () => this.#component.memory;
  }

  /** `call("io/poll", "poll", list)`: arguments and results are in the JSON form of the vectors. */
  call<T = unknown>(face: string, name: string, ...args: readonly unknown[]): T {
    return this.#component.call(`wasi:${face}${VERSION}#${name}`, args) as T;
  }

  /** `method("io/streams", "input-stream.read", stream, "1")` */
  method<T = unknown>(face: string, name: string, ...args: readonly unknown[]): T {
    return this.call(face, `[method]${name}`, ...args);
  }

  drop(face: string, resource: string, handle: Handle): void {
    this.#component.drop(`wasi:${face}${VERSION}#${resource}`, handle);
  }

  get memory(): Uint8Array {
    return this.#component.memory;
  }
}

/** A layer of a new world. */
export function base(world: Partial<PrivateWorld> = {}): Layer {
  return new Layer(Object.assign(new PrivateWorld(), world));
}
