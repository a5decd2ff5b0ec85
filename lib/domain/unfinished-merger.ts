import { RuleError } from './errors.ts';
import { type Merger, nameOf } from './merge-departments.ts';

/** A merger that was begun and not yet finished. */
export interface Merging {
  readonly from: readonly string[];
  readonly into: string;
  /** Ids of the tasks that were moved so far. */
  readonly moved: readonly string[];
}

export const otherMergerUnfinished = ({ from, into }: Pick<Merging, 'from' | 'into'>): RuleError =>
  new RuleError('MergerUnfinished', `上一次合并（${from.join('、')}并入${into}）还没有做完，请先用同样的内容再提交一次。`);

/** A task would be given to a department that is about to close. */
export const mergerUnderWay = (): RuleError => new RuleError('MergerUnfinished', '有单位正在合并，请等合并做完再定牵头单位。');

/**
 * Whether a merger goes on with one that was interrupted: the same departments into the same one.
 * @throws RuleError MergerUnfinished while another one waits to be finished
 */
export const goesOn = ({ from, into }: Merger, merging: Merging | undefined): boolean => {
  if (!merging) return false;
  if (merging.into !== nameOf(into) || merging.from.toSorted().join() !== from.toSorted().join()) throw otherMergerUnfinished(merging);
  return true;
};
