export function now() {
  return Date.now();
}

export function randomBytes(count) {
  return crypto.getRandomValues(new Uint8Array(count));
}

export function isRandom() {
  const value = Math.random();
  return value >= 0 && value < 1;
}

export function log(text) {
  console.log(text);
}

export function logError(text) {
  console.error(text);
}

export function fail(text) {
  throw new Error(text);
}

export function add(a, b) {
  return a + b;
}
