// Package component runs one WebAssembly component over wazero's core API.
//
// A [Program] is a compiled artifact, made once per process; an [Instance] is one instantiation of it, driven by a link plan that says
// which core module gets what from whom. A [Pool] hands instances to callers. Around them stand the parts of the canonical ABI: [Canon]
// reads and writes guest memory, [Handle] and the handle tables keep resources.
//
// The package knows nothing of any particular world: the typed code that lifts and lowers values is printed beside it and calls it.
package component
