/** The languages that have a back end, and what is said once in each. */

export const languageIds = ["typescript", "go", "python", "ruby"] as const;
export type LanguageId = (typeof languageIds)[number];

/** One name a language. */
export type Names = Readonly<Record<LanguageId, string>>;
