import { describe, expect, it } from 'vitest';
import { told } from '#runtime/told-sheets.ts';

const error = { pointer: '/单位/3/名称', message: 'A3（名称）：必填' };
const taken = { added: 1, changed: 2, changes: ['一', '二', '三'], warnings: [] };

describe('what is told of a workbook', () => {
  it.each([
    { why: 'a dry run tells what would change, also beside an error', dryRun: true, errors: [error], says: [1, 2, 3] },
    { why: 'what was taken in', dryRun: false, errors: [], says: [1, 2, 3] },
    { why: 'of what was to be taken in and was not, that nothing was done', dryRun: false, errors: [error], says: [0, 0, 0] },
  ])('$why', ({ dryRun, errors, says }) => {
    const { added, changed, changes, errors: toldErrors } = told({ ...taken, dryRun, errors });
    expect([added, changed, changes.length]).toEqual(says);
    expect(toldErrors).toEqual(errors);
  });

  it('is at most what a person corrects in one go, and says how much more there is', () => {
    const { errors } = told({ ...taken, dryRun: true, errors: Array.from({ length: 301 }, () => error) });
    expect(errors).toHaveLength(301);
    expect(errors.at(-1)?.message).toContain('另有1处');
  });
});
