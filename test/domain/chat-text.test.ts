import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatText, MOST_CHARACTERS } from '#domain/chat-text.ts';
import { type Owed, owedNow } from '#domain/owed-now.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';

const LEAD = '农业综合服务中心';
const TODAY = '2022-06-21';
const URL = `https://renwu.example/l/${'7K'.repeat(21)}q`;
const Q1 = ['2022-Q1'];
const Q2 = [...Q1, '2022-Q2'];
const address = { department: '农服中心', isDispatched: false, today: TODAY, url: URL };
const owed = (tasks: readonly Partial<Task>[]): readonly Owed[] =>
  owedNow(
    tasks.map((task, i) => aTask({ n: `00${i + 1}`, start: i, reported: Q1, ...task })),
    LEAD,
    TODAY,
    { calendar, policy },
  );
const returned = (reason: string) => ({ text: '开展撂荒地整治行动。', returned: { day: '2022-06-20', reason } });
const shares = (names: readonly string[]) => names.map((unit) => ({ unit, target: null, value: null }));

describe('the text for the work group', () => {
  it('is as the office would type it', () =>
    expect(
      chatText(
        owed([
          { text: '种植大豆。', measures: [aMeasure({ name: '大豆', shares: shares(['八柏村', '万平村']) })] },
          returned('缺八柏、栏杆验收面积。'),
          { text: '抓好栏杆村肉牛养殖。', kind: 'milestone', nodes: [aNode({ name: '圈舍', planned: TODAY })], reported: Q2 },
        ]),
        address,
      ),
    ).toBe(
      `农服中心：今天请反馈3项——①开展撂荒地整治行动被退回，缺八柏、栏杆验收面积；②抓好栏杆村肉牛养殖（“圈舍”今天到期）；③种植大豆（八柏村、万平村未报）。约2分钟填完：${URL} 有困难打党政办代填。`,
    ));

  it('is none when nothing is owed', () => expect(chatText([], address)).toBe(''));

  it.each<{ task: Partial<Task>; says: string; why: string }>([
    { task: {}, says: '周五（6/24）前请反馈1项——①落实耕地保护责任制（二季度）', why: 'the form, and until when' },
    { task: { reported: [] }, says: '①落实耕地保护责任制（一季度未报、二季度）', why: 'a form that is late' },
    {
      task: { kind: 'milestone', nodes: [aNode({ name: '圈舍', planned: '2022-06-17' })], reported: Q2 },
      says: '请今天补报1项——①落实耕地保护责任制（“圈舍”6月17日到期）',
      why: 'a node that is late',
    },
    {
      task: { due: '2022-06-17', dueStated: true, reported: Q2 },
      says: '①落实耕地保护责任制（6月17日到期）',
      why: 'the task’s own day',
    },
    { task: returned('  '), says: '①开展撂荒地整治行动被退回，请按意见补正。', why: 'an opinion that says nothing' },
    { task: returned('很'.repeat(25)), says: '①开展撂荒地整治行动被退回，请按意见补正。', why: 'one that is too long' },
    { task: returned('见 https://a.example/b'), says: '①开展撂荒地整治行动被退回，请按意见补正。', why: 'one with an address' },
    { task: returned('缺\n面积'), says: '被退回，缺 面积。', why: 'one in two lines' },
    {
      task: { kind: 'quantity', measures: [aMeasure({ name: '大豆', shares: shares(['一村', '二村', '三村', '四村', '五村']) })] },
      says: '（一村、二村、三村、四村等5个村未报）',
      why: 'four villages at most',
    },
    {
      task: { sensitive: true, id: '10.2', returned: { day: '2022-06-20', reason: '通报名单' } },
      says: '——①10.2待反馈。',
      why: 'sensitive',
    },
  ])('$why: $says', ({ task, says }) => expect(chatText(owed([task]), address)).toContain(says));

  it('asks an organ that the town does not command', () =>
    expect(chatText(owed([{}]), { ...address, isDispatched: true })).toContain('周五（6/24）前商请反馈1项'));

  it('names a group once', () => {
    const group = { together: 'g1' };
    expect(chatText(owed([group, group]), address)).toContain('请反馈1项——①落实耕地保护责任制等2项合并填报（二季度）。约1分钟');
    const secret = { ...group, sensitive: true };
    expect(
      chatText(
        owed([
          { ...secret, id: '9.1' },
          { ...secret, id: '9.3' },
        ]),
        address,
      ),
    ).toContain('①9.1+9.3待反馈。');
  });

  it('says how many are left out, whole ones', () => {
    const text = chatText(owed(Array.from({ length: 12 }, () => ({ text: '常态化开展农村人居环境整治提升行动。' }))), address);
    expect(text).toContain('请反馈12项——①');
    expect(text).toMatch(/（二季度）；等12项。约6分钟填完：/);
    expect(Array.from(text).length).toBeGreaterThan(250);
  });
});

const words = fc.string({ unit: fc.constantFrom(...'整治耕地，。；、（）“”①https://www.a.cn \n亩'), minLength: 1, maxLength: 60 });
const task: fc.Arbitrary<Partial<Task>> = fc.record(
  {
    text: words,
    sensitive: fc.boolean(),
    returned: fc.option(fc.record({ day: fc.constant('2022-06-20'), reason: words })),
    reported: fc.constantFrom([], Q1),
    measures: fc.array(words, { maxLength: 6 }).map((names) => [aMeasure({ shares: shares(names) })]),
  },
  { requiredKeys: [] },
);

describe('whatever is owed', () => {
  it('takes 300 characters at most, holds the link and no other, and loses no item in silence', () =>
    fc.assert(
      fc.property(
        fc.array(task, { minLength: 1, maxLength: 45 }),
        fc.string({ unit: fc.constantFrom(...'农服中心办公室'), minLength: 1, maxLength: 40 }),
        fc.integer({ min: 20, max: 150 }),
        (tasks, department, length) => {
          const url = `https://t.example/l/${'x'.repeat(length)}`;
          const all = owed(tasks);
          const text = chatText(all, { ...address, department, url });
          expect(Array.from(text).length).toBeLessThanOrEqual(MOST_CHARACTERS);
          expect(text.split(url)).toHaveLength(2);
          expect(text.replace(url, '')).not.toMatch(/:\/\/|www\.|\n/);
          const said = [...text.matchAll(/[\u2460-\u2473\u3251-\u325f]/g)].length;
          if (!text.includes(`等${all.length}项`)) expect(said).toBeGreaterThanOrEqual(all.length);
          expect(text).toContain(`${all.length}项——`);
        },
      ),
    ));
});
