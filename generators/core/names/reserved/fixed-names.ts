/**
 * Root names that the packages of all languages share, and that no vendor's type can move (design: "Packages and names", rule 2). The second row is for
 * what packages do not have yet: the list is frozen with the first lock.
 */
export const fixedNames: ReadonlySet<string> = new Set(
  (
    "SdkError ResultError TrapError ClosedError CallTimeoutError ReentrancyError Imports Ok Err Some Ptr " +
    "ExitError BlockedError SwapError RemoteError Artifact Placement GuestFrame Stream Future"
  ).split(" "),
);
