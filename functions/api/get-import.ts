import { RuleError } from '#domain/errors.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** How an import goes that an operator started: an operator belongs to no town, and sees the operations of none but by this address. */
export const getImport = endpoint('getImport', async ({ params }, { machines }) => ({
  status: 200,
  headers: {},
  body: await machines.describe(importOf(params.operation)),
}));

/** @throws RuleError NotFound */
const importOf = (operation = ''): string => {
  if (!/^files-[a-z0-9-]+-import-/.test(operation)) throw new RuleError('NotFound', '没有找到这次导入。');
  return operation;
};
