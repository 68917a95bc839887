/** An object whose methods may be called over the internal plane: arguments and answers are JSON. */
export interface Offer {
  /** A part of the path: `POST /internal/<name>/<method>`. */
  readonly name: string;
  /** All that may be called; whatever else the object can do stays out of reach. */
  readonly methods: Readonly<Record<string, true>>;
  readonly target: object;
}
