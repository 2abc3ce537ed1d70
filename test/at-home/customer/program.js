/** What a customer does with the package, in any place: the same values must come out everywhere. */
export async function program({ Visitors, GreetError, TrapError, ClosedError }, options) {
  const host = { decorate: (name) => `«${name}»` };
  const visitors = await Visitors.load({ ...options, imports: { host } });
  const { greetings } = visitors;
  const seen = { greeting: greetings.greet("Zoë 🌍"), sum: String(greetings.sum([1n, 2n ** 63n])) };
  seen.refused = thrown(GreetError, () => greetings.greet("")).payload;
  seen.message = thrown(GreetError, () => greetings.greet("x".repeat(65))).message;
  const counter = new greetings.Counter(40);
  seen.counted = counter.add(2);
  seen.alive = [greetings.alive()];
  counter.close();
  seen.alive.push(greetings.alive());
  seen.spent = thrown(ClosedError, () => counter.add(1)).name;
  seen.wrong = thrown(TypeError, () => greetings.greet(5)).message;
  seen.trap = thrown(TrapError, () => greetings.crash()).code;
  seen.dead = thrown(ClosedError, () => greetings.alive()).name;
  visitors.close();
  return seen;
}

function thrown(type, call) {
  try {
    call();
  } catch (error) {
    if (error instanceof type) return error;
    throw error;
  }
  throw new Error(`no ${type.name}`);
}
