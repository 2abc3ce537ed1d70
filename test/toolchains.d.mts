/** What tests in TypeScript use of `toolchains.mjs`. */
export function compositionTools(): readonly string[] | undefined;
