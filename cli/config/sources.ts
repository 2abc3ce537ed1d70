import type { Diagnostic } from "../../wit/diagnostic.js";
import { diagnostic } from "../../wit/diagnostic.js";
import type { ConfigFile } from "./config-file.js";

/** Where settings come from; a flag overrides the config. */
export interface Sources<Flags> {
  readonly flags: Flags;
  readonly file: ConfigFile | undefined;
  readonly cwd: string;
}

export function missingSetting(message: string, key: string, flag: string, file: ConfigFile | undefined): Diagnostic {
  if (file === undefined) return diagnostic("missing-setting", message, { help: `give \`${flag}\`` });
  return diagnostic("missing-setting", message, {
    help: `set \`${key}\`, or give \`${flag}\``,
    place: { file: file.file.shown },
  });
}
