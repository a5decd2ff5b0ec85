import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DEPARTMENTS } from '#domain/default-departments.ts';
import { RuleError } from '#domain/errors.ts';
import type { SplitResult } from '#domain/plan.ts';
import { splitReport } from '#domain/split-report.ts';
import { dice, wholeBetween } from '#local/dice.ts';

const gold = new URL('../gold/reports/', import.meta.url);
const reports = readdirSync(gold).map((name) => readFileSync(new URL(name, gold), 'utf8'));

const WRECKS = 4000;
const SEED = 20220302;
/** What is thrown into a report. */
const DEBRIS =
  '\n|。|，|；|：|、|一、|（一）|1.|一是|其中|各位代表！|2025年|100%|“|”|（|）|\u3000|  |\t|— 3 —\n|####|**|\r\n|\u2028|十|百|9|0|.|,|🌾|二、2023年工作安排\n|附件：'.split(
    '|',
  );

let rolls = 0;
const below = (n: number): number => wholeBetween(0, Math.max(0, n - 1), dice(SEED, 'flood', rolls++));
const anyOf = <T>(list: readonly T[]): T => list[below(list.length)]!;

/** One blow: a piece torn out, thrown in, taken from another report, set apart letter by letter, or two lines that change places. */
const blow = (text: string): string => {
  const at = below(text.length + 1);
  const end = Math.min(text.length, at + below(below(5) === 0 ? 800 : 20));
  const other = anyOf(reports);
  const from = below(other.length);
  const lines = text.split('\n');
  const [a, b] = [below(lines.length), below(lines.length)];
  return anyOf([
    () => text.slice(0, at) + text.slice(end),
    () => text.slice(0, at) + anyOf(DEBRIS).repeat(1 + below(3)) + text.slice(at),
    () => text.slice(0, at) + other.slice(from, from + below(2000)) + text.slice(at),
    () => lines.with(a, lines[b]!).with(b, lines[a]!).join('\n'),
    () => text.slice(0, at) + text.slice(at).replaceAll(anyOf(DEBRIS), ''),
    () => text.slice(0, at) + [...text.slice(at, end)].join(anyOf([' ', '\n'])) + text.slice(end),
  ])();
};

const split = (text: string): SplitResult | null => {
  try {
    return splitReport(text, DEFAULT_DEPARTMENTS);
  } catch (error) {
    if (error instanceof RuleError && error.code === 'NotAReport') return null;
    throw new Error(`broke on ${JSON.stringify(text.slice(0, 400))}`, { cause: error });
  }
};

/** What of the plan stands in no piece, or in two, or is not the slice it says. */
const faultsOf = (text: string, { areas, unsplit }: SplitResult): string[] => {
  const pieces = [...areas.flatMap(({ tasks }) => tasks), ...unsplit].toSorted((a, b) => a.start - b.start);
  const ends = pieces.map(({ end }) => end);
  return [
    ...pieces
      .filter((piece) => piece.end <= piece.start || text.slice(piece.start, piece.end) !== piece.text)
      .map(({ text: words }) => words),
    ...pieces.filter(({ start }, i) => i > 0 && start < ends[i - 1]!).map(({ text: words }) => words),
    ...pieces.flatMap(({ start }, i) => (i === 0 ? [] : [text.slice(ends[i - 1], start).trim()])),
    text.slice(ends.at(-1) ?? text.length).trim(),
  ].filter((words) => words !== '');
};

describe('wrecked reports', () => {
  it(`of ${WRECKS}, none breaks the splitter and none loses a character`, () => {
    let refused = 0;
    let unknown = 0;
    let characters = 0;
    for (let i = 0; i < WRECKS; i++) {
      let text = anyOf(reports);
      for (let blows = 1 + below(12); blows > 0; blows--) text = blow(text);
      const result = split(text);
      if (!result) refused++;
      else {
        expect(faultsOf(text, result), text).toEqual([]);
        unknown += result.unsplit.filter(({ why }) => why === 'unknown').reduce((sum, piece) => sum + piece.text.length, 0);
        characters += text.length;
      }
    }
    console.log(`${WRECKS} wrecked reports: ${refused} refused as no report, ${characters} characters split`);
    expect(refused).toBeLessThan(WRECKS / 2);
    expect(unknown).toBeLessThanOrEqual(0.01 * characters);
  });
});

describe('ten megabytes', () => {
  const CHARACTERS = 3_400_000;
  const PARTS = 10;
  const head = '石河镇政府工作报告\n一、2023年工作回顾\n成效明显。\n二、2024年工作安排\n';
  const base = reports[0]!;
  const body = base.slice(base.indexOf('（一）'));
  const timeOf = (piece: string, characters: number): number => {
    const text = head + piece.repeat(Math.ceil(characters / piece.length));
    const begun = performance.now();
    expect(split(text)).not.toBeNull();
    return performance.now() - begun;
  };
  it.each([
    ['a report again and again', body],
    ['digits', '9'],
    ['lines of digits', '123456789\n'],
    ['Chinese digits', '九'],
    ['opened brackets', '（'],
    ['opened quotation marks', '“'],
    ['dated clauses', '6月底前新建公路5公里，'],
    ['shares', '5%'],
    ['headings', '（一）办实事\n'],
    ['short themes', '加强管理。'],
    ['lists', '、新建公路5公里'],
    ['counted lists', '等5个'],
    ['lines that a page broke', '推进农村人居环境整治提升五年行动和厕所革命工作全面落实到位\n'],
  ])('of %s take time in proportion', (_why, piece) => {
    timeOf(piece, CHARACTERS / PARTS / 4);
    const [part, whole] = [timeOf(piece, CHARACTERS / PARTS), timeOf(piece, CHARACTERS)];
    console.log(`${_why}: ${part.toFixed(0)} ms, ten times as much ${whole.toFixed(0)} ms`);
    // Ten times the text may take thirty times as long where memory grows; a quadratic reader takes a hundred, and minutes.
    expect(whole).toBeLessThan(Math.max(10_000, 30 * part));
  });
});
