import { describe, expect, it } from 'vitest';
import { signaturePlaces, titleLines, widthOf, wordsOf } from '#documents/paper.ts';

describe('signaturePlaces', () => {
  it.each([
    { office: '望京镇人民政府', day: '2022-03-08', is: { office: 3, date: 2 }, why: 'a day wider than its place moves the office left' },
    { office: '望京镇人民代表大会主席团办公室', day: '2022-03-08', is: { office: 2, date: 9 }, why: 'a long office stands two in' },
  ])('$why', ({ office, day, is }) => {
    const places = signaturePlaces(office, day);
    expect(places).toEqual(is);
    // The date's first character stands two to the right of the office's.
    const widthOfDay = widthOf(`${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`);
    expect(places.office + widthOf(office) - (places.date + widthOfDay)).toBe(2);
  });
});

describe('titleLines', () => {
  it.each([
    ['望京镇2022年工作回顾', ['望京镇2022年工作回顾']],
    ['望京镇2022年《政府工作报告》重点任务分解表及责任清单', ['望京镇2022年《政府工作报告》', '重点任务分解表及责任清单']],
  ])('%s', (title, lines) => expect(titleLines(title)).toEqual(lines));

  it('loses no sign', () => expect(titleLines('望'.repeat(70)).join('')).toBe('望'.repeat(70)));
});

it('words are those without marks', () =>
  expect(wordsOf([{ text: '6038亩' }, { text: '⟦1⟧', mark: true }, { text: '。' }])).toBe('6038亩。'));
it.each([
  ['望京2022', 4],
  ['—', 1],
  ['', 0],
])('%s is %d wide', (text, width) => expect(widthOf(text)).toBe(width));
