/** Where the runtime has what printed modules use of it. */

/** What `_abi.py` has of the runtime. */
const abiNames = {
  checks: [
    "Mismatch",
    "as_bytes",
    "as_char",
    "as_elements",
    "as_entries",
    "as_enum",
    "as_f32",
    "as_fixed_elements",
    "as_float",
    "as_integer",
    "as_items",
    "as_string",
    "expected",
    "is_a",
  ],
  component: ["Component"],
  errors: ["ResultError"],
  instance: ["IDLE", "RUNNING", "TAKEN", "Instance"],
  link: ["Binder", "ImportCall"],
  memory: ["Memory"],
  numbers: ["pack_floats", "pack_integers"],
  pool: ["Pool"],
  program: ["Glue"],
  resources: [
    "Call",
    "Claims",
    "OwnHandle",
    "lift_host_borrow",
    "lift_host_own",
    "lift_own",
    "lower_borrow",
    "lower_host_borrow",
    "lower_host_own",
    "lower_own",
    "owner",
  ],
  scalars: [
    "bad_case",
    "enum_value",
    "f32_bits",
    "f32_of_bits",
    "f64_bits",
    "f64_of_bits",
    "lift_char",
    "lift_float",
    "new",
    "s8",
    "s16",
    "s32",
    "s64",
    "slot_setters",
    "u8",
    "u16",
    "u32",
    "u64",
  ],
  values: ["Err", "Ok", "Some"],
} as const;

export type AbiName = (typeof abiNames)[keyof typeof abiNames][number];

export const abiModules = modulesOf(abiNames) as Readonly<Record<AbiName, string>>;

/** What the public modules have of the runtime. */
const publicNames = {
  aio: ["AsyncGuest", "worker"],
  component: ["ArtifactSource", "CacheSetting"],
  errors: ["PayloadError"],
  instance: ["Instance"],
  link: ["Binder"],
  options: ["checked_options"],
  pool: ["Pool"],
  provide: ["provide", "provide_async", "provide_async_method", "provide_method"],
  resources: ["OwnHandle", "close_handle"],
  "wasi.settings": ["Clock", "Input", "Output", "RandomSource", "checked_settings"],
} as const;

export type PublicName = (typeof publicNames)[keyof typeof publicNames][number];

export const publicModules = modulesOf(publicNames) as Readonly<Record<PublicName, string>>;

function modulesOf(names: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(names).flatMap(([module, all]) => all.map((name) => [name, module])));
}
