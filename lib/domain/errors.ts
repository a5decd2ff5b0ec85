/** One field that is wrong: where (JSON Pointer, RFC 6901) and what, in Chinese. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

/**
 * The only error that a person may see. Everything else is a defect: logged with its cause, answered with 500, alarmed.
 * Its `name` is its code, so that a state machine can catch it by name.
 */
export class RuleError extends Error {
  readonly code: string;
  readonly fields: readonly FieldError[];
  /** Version that the thing has now, for one who has seen another. */
  readonly present: number | undefined;

  /**
   * @param code what went wrong, in PascalCase ASCII, e.g. 'VersionIsStale'
   * @param message for the person, in Chinese
   */
  constructor(
    code: string,
    message: string,
    fields: readonly FieldError[] = [],
    options?: ErrorOptions & { readonly present?: number | undefined },
  ) {
    super(message, options);
    this.name = code;
    this.code = code;
    this.fields = fields;
    this.present = options?.present;
  }
}
