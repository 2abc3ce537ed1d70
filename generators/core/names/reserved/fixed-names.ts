/** Root names that the packages of all languages share, and that no vendor's type can move (design: "Packages and names", rule 2). */
export const fixedNames: ReadonlySet<string> = new Set(
  "SdkError ResultError TrapError ClosedError CallTimeoutError ReentrancyError Imports Ok Err Some Ptr".split(" "),
);
