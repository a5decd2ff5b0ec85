import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#domain/limits.ts';
import { addedLetters } from '#runtime/added-letters.ts';
import { listLetters } from '#runtime/list-letters.ts';
import { anOrganization, aTask, policy } from '../support/builders.ts';

const LEAD = '农业综合服务中心';
const AT = '2022-03-02T09:00:00+08:00';
const TOWN = anOrganization([LEAD]);
const PATIENT = { ...TOWN, policy: { ...policy, limits: { ...DEFAULT_LIMITS, objectionWithin: 8 } } };

describe('a list', () => {
  const task = aTask({ lead: LEAD, publishedOn: '2022-03-02', assignedOn: '2022-03-02' });
  const published = { plan: task.plan, publishedOn: '2022-03-02', tasks: [task] };

  it.each([
    { why: 'when a plan is published', letters: (town: typeof TOWN) => listLetters(published, town, AT) },
    { why: 'when a task is added', letters: (town: typeof TOWN) => addedLetters(task, town, { day: '2022-03-02', at: AT }) },
  ])('says in how many workdays to object, as the town has set them: $why', ({ letters }) => {
    expect(letters(TOWN)).toMatchObject([{ person: 'head-1', content: { objectionWithin: 5 } }]);
    expect(letters(PATIENT)).toMatchObject([{ person: 'head-1', content: { objectionWithin: 8 } }]);
  });

  const basis = (text: string) => ({ text, date: '2022-05-07', decidedBy: '县安委会' });
  it.each([
    { sourceNo: '县安委〔2022〕6号', rests: '县安委会会议', says: '上级交办，县安委〔2022〕6号，县安委会会议', why: 'both' },
    { sourceNo: '县安委〔2022〕6号', rests: '县安委〔2022〕6号', says: '上级交办，县安委〔2022〕6号', why: 'one that is both' },
    {
      sourceNo: '县安委〔2022〕6号',
      rests: '县安委〔2022〕6号第三条',
      says: '上级交办，县安委〔2022〕6号第三条',
      why: 'the basis names it',
    },
    { sourceNo: '', rests: '县安委会会议', says: '上级交办，县安委会会议', why: 'no number' },
  ])('of an added task says a number once: $why', ({ sourceNo, rests, says }) => {
    const added = { ...task, source: 'superior', sourceNo, basis: basis(rests) } as const;
    expect(addedLetters(added, TOWN, { day: '2022-05-10', at: AT })).toMatchObject([{ content: { added: says } }]);
  });
});
