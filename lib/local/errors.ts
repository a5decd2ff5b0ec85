/** Something that the person at the terminal can mend, or that the template asks and a desk cannot do: shown as its message, without a stack. */
export class LocalCloudError extends Error {
  override name = 'LocalCloudError';
}
