/** The files of one package, not yet on disk. */
export interface FileSet {
  readonly files: readonly PackageFile[];
}

export interface PackageFile {
  /** Relative to the package's folder, with `/`. */
  readonly path: string;
  readonly contents: string | Uint8Array;
}
