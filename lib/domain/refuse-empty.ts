import { RuleError } from './errors.ts';

/** A plan without a task could be published, but never taken back. @param tasks rows that are left @throws RuleError NothingToPublish */
export const refuseEmpty = (tasks: number): void => {
  if (tasks === 0) throw new RuleError('NothingToPublish', '草稿中没有任务，不能发布；请先恢复删去的行，或补充至少一行。');
};
