/** Each object is one resource type: aliases share it. */
export interface ResourceShape {
  readonly kind: "resource";
  /** Whether it is defined here, or stands for one that somebody else supplies. */
  readonly origin: "defined" | "abstract";
  /** Identity of the scope that introduces it. */
  readonly scope: object;
}
