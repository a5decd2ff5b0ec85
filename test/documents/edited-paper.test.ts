import { beforeAll, describe, expect, it } from 'vitest';
import { paperDocx } from '#documents/paper-docx.ts';
import { readReportFile } from '#documents/read-report-file.ts';
import { reviewPaper } from '#documents/review-paper.ts';
import { asIssued } from '#domain/issue-task.ts';
import { changesBetween } from '#domain/review-changes.ts';
import { diffReview, type ReviewDiff } from '#domain/review-diff.ts';
import type { Review } from '#domain/review-draft.ts';
import { reported } from '../support/lived-task.ts';
import { decision, livedOn, modelLives, modelReview } from '../support/model-year.ts';

const review = modelReview(modelLives(), { decisions: [decision('006:卫生厕所覆盖率', 'write'), decision('002:余', 'merge')] });

/** The lines of the paper as Word's file holds them, read back. */
const linesOf = async (of: Review): Promise<string[]> => {
  const docx = await paperDocx(reviewPaper(of, changesBetween(null, of)));
  return (await readReportFile(docx, '工作回顾.docx')).split('\n');
};
const brief = ({ numbers, claims, gone }: ReviewDiff): unknown[] => [
  ...numbers.map((one) => `${one.change} ${one.id ?? '-'} ${one.old ?? ''}→${one.new ?? ''}`),
  ...claims.map(({ kind, claim }) => `${kind} ${claim}`),
  ...gone.map(({ id }) => `gone ${id}`),
];

describe('the paper of a review, read back', () => {
  let lines: string[];
  beforeAll(async () => {
    lines = await linesOf(review);
  });

  it('says what its revision says, and nothing else', () => {
    const diff = diffReview(review, lines);
    expect(brief(diff)).toEqual([]);
    expect(diff.counts.same).toBeGreaterThan(36);
  });

  it('asks in the speech for what nobody counted, and does not take that for words of an editor', async () => {
    const silent = modelReview(
      modelLives().map((life) =>
        life.task.area === '维护社会平安稳定'
          ? livedOn({ task: asIssued(life.task), history: [] }, [reported('2022-03-24', [], { progress: '按要求开展。' })])
          : life,
      ),
    );
    const asked = await linesOf(silent);
    expect(asked.filter((line) => line.startsWith('〔缺数：请信访办公室、平安法治办公室补'))).toHaveLength(1);
    expect(brief(diffReview(silent, asked))).toEqual([]);
  });

  it('tells one planted digit wherever it stands in the speech', () => {
    const speech = lines.findIndex((line) => line.includes('附件1'));
    const places = lines.slice(0, speech).flatMap((line, at) => {
      if (line.includes('数据截至') || line.includes('工作回顾')) return [];
      const words = line.replace(/⟦[^⟧]*⟧|24小时|缺2021年数/g, (mark) => '※'.repeat(mark.length));
      return [...words.matchAll(/\d(?=[\d.]*(?:万余)?[亩次宗份%吨处件期户起])/g)].map((found) => ({
        at,
        from: found.index,
        digit: found[0],
      }));
    });
    const missed = places.filter(({ at, from, digit }) => {
      const line = lines[at]!;
      const planted = `${line.slice(0, from)}${(Number(digit) % 9) + 1}${line.slice(from + 1)}`;
      const { numbers } = diffReview(review, lines.with(at, planted));
      return !(numbers.length === 1 && numbers[0]!.change === 'changed' && numbers[0]!.paragraph === at + 1);
    });
    expect(places.length).toBeGreaterThan(60);
    expect(missed.map(({ at, from }) => lines[at]!.slice(Math.max(0, from - 8), from + 8))).toEqual([]);
  });
});
