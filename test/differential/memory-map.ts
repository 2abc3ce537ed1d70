/** Where things lie in the memory of each part, in bytes. */

/** Core values, eight bytes each: what the caller passes, what the callee got. */
export const SLOTS = 0;
export const SLOT_SIZE = 8;
/** What the callee returns, what the caller got. */
export const RESULT = 136;
/** How the part allocates: an index into `allocators`. */
export const ALLOCATOR = 144;
/** When the part calls out: a set of `moments`. */
export const CALLS_OUT = 148;
/** How often the callee's function and post-return were called, and what post-return was given. */
export const CALLS = 152;
export const POST_RETURNS = 156;
export const POST_RETURN_VALUE = 160;
/** A string that is returned: pointer and length. */
export const RETURNED = 176;
/** Values that are passed: from here to `IMAGE_END`, and at the end of the memory. */
export const IMAGE = 256;
export const IMAGE_END = 16_384;
/** So many bytes at the end of the memory are for values, too. */
export const HIGH_IMAGE = 8_192;
/** Where bytes wait that are put elsewhere. */
export const STAGE = 20_480;
/** Where allocation starts. */
export const HEAP = 65_536;
export const PAGE = 65_536;
/** So that no heap grows, but for the allocator that grows it. */
export const PAGES = 4;

/** What realloc gives: room; room with gaps; room in a fresh page; what is not aligned; the memory's end; what is far outside; a trap. */
export const allocators = ["room", "gaps", "fresh", "unaligned", "end", "outside", "trap"] as const;
export type Allocator = (typeof allocators)[number];

/** When a part calls out, as bits: where only the middle one is allowed. */
export const moments = { realloc: 1, function: 2, postReturn: 4 } as const;
