/** The components, and the features of the crate that each is built with. */
export declare const components: Readonly<Record<string, readonly string[]>>;

/** The bytes of one component. */
export declare function buildComponent(name: string): Promise<Uint8Array>;
