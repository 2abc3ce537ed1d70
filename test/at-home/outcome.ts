/** What comes out of `customer/program.js`, in every place. */
export const outcome = {
  greeting: "Hello, «Zoë 🌍»",
  sum: "9223372036854775809",
  refused: { kind: "empty" },
  message: "greet-error: too-long(65)",
  counted: 42,
  alive: [1, 0],
  spent: "ClosedError",
  wrong: "name: 5 is not a string",
  trap: "unreachable",
  dead: "ClosedError",
};
