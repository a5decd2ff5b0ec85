import { RuleError } from '#domain/errors.ts';
import type { Organization } from '#domain/town.ts';

/** @throws RuleError MoveIsWrong naming each department that the town does not have; null names none */
export const refuseUnknown = (
  { departments }: Organization,
  named: readonly { readonly name: string | null; readonly pointer: string }[],
): void => {
  const names = new Set(departments.map(({ name }) => name));
  const fields = named
    .filter(({ name }) => name !== null && !names.has(name))
    .map(({ name, pointer }) => ({ pointer, message: `没有“${name}”这个单位` }));
  if (fields.length > 0) throw new RuleError('MoveIsWrong', `${fields[0]!.message}。`, fields);
};

/** Leader in charge of a department, by the directory. */
export const leaderOf = ({ departments }: Organization, department: string): string =>
  departments.find(({ name }) => name === department)?.leader ?? '';
