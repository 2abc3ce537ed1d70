/** Reserved words of the languages, by the grammar's own lists. */

/**
 * ECMA-262, "ReservedWord" and the additions of strict mode and of modules (`await`), and the two names that strict code cannot bind.
 */
export const ecmascriptReservedWords: ReadonlySet<string> = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for function if " +
    "implements import in instanceof interface let new null package private protected public return static super switch this throw " +
    "true try typeof var void while with yield arguments eval"
  ).split(" "),
);

/** The Go Programming Language Specification, "Keywords". */
export const goKeywords: ReadonlySet<string> = new Set(
  (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return " +
    "select struct switch type var"
  ).split(" "),
);

/** The Go Programming Language Specification, "Predeclared identifiers" (Go 1.26). */
export const goPredeclared: ReadonlySet<string> = new Set(
  (
    "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 " +
    "uint32 uint64 uintptr true false iota nil append cap clear close complex copy delete imag len make max min new panic print " +
    "println real recover"
  ).split(" "),
);

/** `keyword.kwlist` of CPython 3.14; the soft keywords (`match`, `case`, `type`) are ordinary names in every position. */
export const pythonKeywords: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in " +
    "is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Ruby 3.3, `doc/keywords.rdoc`. */
export const rubyKeywords: ReadonlySet<string> = new Set(
  (
    "__ENCODING__ __LINE__ __FILE__ BEGIN END alias and begin break case class def defined? do else elsif end ensure false for if in " +
    "module next nil not or redo rescue retry return self super then true undef unless until when while yield"
  ).split(" "),
);

/**
 * Methods that every Ruby object has, and that its callers and the interpreter rely on.
 * Source: `Object.instance_methods` of Ruby 3.3.8, and the hooks among its private methods.
 */
export const rubyObjectMethods: ReadonlySet<string> = new Set(
  (
    "class clone define_singleton_method display dup enum_for extend freeze hash inspect instance_eval instance_exec " +
    "instance_variable_get instance_variable_set instance_variables itself method methods object_id private_methods " +
    "protected_methods public_method public_methods public_send remove_instance_variable send singleton_class singleton_method " +
    "singleton_methods tap then to_enum to_s yield_self initialize initialize_clone initialize_copy initialize_dup method_missing"
  ).split(" "),
);

/** What `Data.define` adds to a class. Source: `Data.define.instance_methods` of Ruby 3.3.8. */
export const rubyDataMethods: ReadonlySet<string> = new Set("deconstruct deconstruct_keys members to_h with".split(" "));
