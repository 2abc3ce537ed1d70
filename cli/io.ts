/** All that a command may touch of its process, so that a test can run it with a terminal of its own. */

export interface Output {
  /** Whether a person reads it: colour and progress are for those alone. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
}
