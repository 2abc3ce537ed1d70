/**
 * Names that Windows keeps for devices: no file or folder can be called so, whatever its suffix.
 * Source: "Naming Files, Paths, and Namespaces" of the Win32 documentation.
 */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** The stem of a file's name, escaped where Windows could not have the file. */
export function portableStem(stem: string): string {
  return deviceName.test(stem) ? `${stem}_` : stem;
}
