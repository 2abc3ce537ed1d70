export interface Change {
  readonly name: string;
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
}
export function changeFiles(folder: string): Change[];
export function parseChange(name: string, contents: string): Change;
export function releaseSection(version: string, changes: readonly Change[]): string;
