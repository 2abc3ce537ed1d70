//! Printed from the WIT by wit-bindgen: the private world in `wasm_sdk`, the traits to implement in `exports`.

#[cfg(not(feature = "http"))]
wit_bindgen::generate!({
    path: "wit",
    world: "base",
    pub_export_macro: true,
    disable_run_ctors_once_workaround: true,
});

#[cfg(feature = "http")]
wit_bindgen::generate!({
    path: "wit",
    world: "base-and-http",
    pub_export_macro: true,
    disable_run_ctors_once_workaround: true,
});
