"""WASI as a component gets it: the layer, a component of ours, stands behind `wasi:*`; here is the private world that the layer asks for."""
