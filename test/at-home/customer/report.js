/** Sends what came out, and where, to the server of the page. */
export async function report(outcome) {
  const where = globalThis.constructor.name;
  const body = await outcome.then(
    (value) => ({ where, value }),
    (error) => ({ where, error: `${error?.stack ?? error}` }),
  );
  await fetch("/report", { method: "POST", body: JSON.stringify(body) });
}
