using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (services = [(name = "visitors", worker = .visitors)]);

const visitors :Workerd.Worker = (
  compatibilityDate = "2026-11-01",
  modules = [
    (name = "worker.js", esModule = embed "dist/worker.js"),
    (name = "core0.wasm", wasm = embed "core0.wasm"),
    (name = "core1.wasm", wasm = embed "core1.wasm"),
    (name = "core2.wasm", wasm = embed "core2.wasm"),
  ],
);
