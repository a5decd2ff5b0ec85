import { type FieldError, RuleError } from '#domain/errors.ts';

/** Each later place (JSON Pointer) of a list in which a field that tells its entries apart has the same value again; case tells nothing apart. */
export const repeatsIn = <Key extends string>(list: readonly Readonly<Record<Key, string>>[], key: Key): FieldError[] => {
  const first = new Map<string, number>();
  list.forEach((one, i) => {
    const value = one[key].toLowerCase();
    if (!first.has(value)) first.set(value, i);
  });
  return list.flatMap((one, i) =>
    first.get(one[key].toLowerCase()) === i ? [] : [{ pointer: `/${i}/${key}`, message: `“${one[key]}”重复` }],
  );
};

/**
 * Refuses a list in which a field that tells its entries apart has the same value twice.
 * @throws RuleError `code`, with each later place (JSON Pointer)
 */
export const refuseRepeats = <Key extends string>(
  list: readonly Readonly<Record<Key, string>>[],
  key: Key,
  code: string,
  message: string,
): void => {
  const fields = repeatsIn(list, key);
  if (fields.length > 0) throw new RuleError(code, message, fields);
};
