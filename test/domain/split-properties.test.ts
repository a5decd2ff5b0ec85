import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleError } from '#domain/errors.ts';
import type { SplitResult } from '#domain/plan.ts';
import { splitReport } from '#domain/split-report.ts';
import { type Department, STANDING } from '#domain/town.ts';

const departments: readonly Department[] = [
  { name: '党政办', duties: '综合 督查', aliases: [], leader: '', email: '', relation: 'internal', ...STANDING },
  { name: '农业办', duties: '粮食 种植 水利', aliases: ['农办'], leader: '', email: '', relation: 'internal', ...STANDING },
];

/** What reports are made of, and what breaks readers: numbers, brackets and marks without their other half. */
const words = fc.constantFrom(
  ...'一、2024年工作安排|二、2023年工作回顾|（一）办实事|1.|一是|其中|主要预期目标是：|各位代表！|新建公路3公里|完成造林1.86万亩|满意率达95%以上|6月底前|每月|由农办牵头|零发生|全覆盖|分别增长8%、9%|城乡居民收入|坚持|去年|到2027年|名词解释：|，|。|；|：|、|\n|（|）|“|”|《|９|9|十|百分之|-|—|🌾|\u3000|\r\n|\t|abc'.split(
    '|',
  ),
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(words, { maxLength: 80 }).map((all) => all.join('')),
);
const anyPlan = anyText.map((plan) => `石河镇政府工作报告\n一、2023年工作回顾\n成效明显。\n二、2024年工作安排\n${plan}`);

/** The split, or the code of the error that a person may see. */
const split = (text: string): SplitResult | string => {
  try {
    return splitReport(text, departments);
  } catch (error) {
    if (error instanceof RuleError) return error.code;
    throw error;
  }
};

describe('splitting any text', () => {
  it('throws nothing but NotAReport, and gives the same text the same result', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyPlan), (text) => {
        const result = split(text);
        if (typeof result === 'string') expect(result).toBe('NotAReport');
        expect(split(text)).toEqual(result);
      }),
      { numRuns: 300 },
    );
  });

  it('puts every character of the plan that is no white space into one task or one unsplit piece', () => {
    fc.assert(
      fc.property(anyPlan, (text) => {
        const result = splitReport(text, departments);
        const pieces = [...result.areas.flatMap((area) => area.tasks), ...result.unsplit].sort((a, b) => a.start - b.start);
        for (const piece of pieces) expect(text.slice(piece.start, piece.end)).toBe(piece.text);
        let end = pieces[0]?.start ?? 0;
        for (const piece of pieces) {
          expect(text.slice(end, piece.start).trim()).toBe('');
          expect(piece.start).toBeGreaterThanOrEqual(end);
          end = piece.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['digits', '9'],
    ['Chinese digits', '九'],
    ['opened brackets', '（'],
    ['opened quotation marks', '“'],
    ['commas', '新建，'],
    ['dated clauses', '6月底前新建公路5公里，'],
    ['shares', '5%'],
    ['parts', '其中'],
    ['headings', '（一）办实事\n'],
    ['numbers alone', '1.\n'],
    ['spaces', '\u3000'],
  ])('takes time in proportion to the text: %s', (_why, piece) => {
    const text = (n: number) => `石河镇政府工作报告\n二、2024年工作安排\n${piece.repeat(n / piece.length)}`;
    const timeOf = (n: number): number => {
      const start = performance.now();
      split(text(n));
      return performance.now() - start;
    };
    timeOf(20_000);
    // Four times the text may take ten times as long on a busy machine; a quadratic reader takes sixteen times, and seconds.
    const [once, fourfold] = [timeOf(25_000), timeOf(100_000)];
    expect(fourfold).toBeLessThan(Math.max(2000, 10 * once));
  });
});
