import type { Draft, DraftRow } from '#domain/draft.ts';
import { numberRows } from '#domain/number-rows.ts';
import type { SplitResult } from '#domain/plan.ts';
import { proposeRows } from '#domain/propose-rows.ts';
import { type RowRules, rowRules } from '#domain/row-rules.ts';
import { splitReport } from '#domain/split-report.ts';
import type { Department } from '#domain/town.ts';
import { aDepartment } from './builders.ts';

export const OFFICE = '党政综合办公室';
export const AGRICULTURE = '农业综合服务中心';
export const EMERGENCY = '应急管理办公室';
export const HEALTH = '卫生健康办公室';
export const PETITIONS = '信访办公室';

export const DEPARTMENTS: readonly Department[] = [
  aDepartment(OFFICE, { duties: '综合、督查、文秘', leader: '镇长' }),
  aDepartment(AGRICULTURE, { duties: '粮食、种植、畜牧、水利、农机', leader: '分管农业副镇长' }),
  aDepartment(EMERGENCY, { duties: '安全生产、消防、防汛、森林防灭火', leader: '分管应急副镇长' }),
  aDepartment(HEALTH, { duties: '卫生、疫情防控、疫苗接种', leader: '分管卫生副镇长' }),
  aDepartment(PETITIONS, { duties: '信访、矛盾纠纷', leader: '党委副书记' }),
];

/** Six tasks in two areas, numbering between two of them, an address behind all. */
export const REPORT = [
  '石河镇政府工作报告',
  '一、2021年工作回顾',
  '种植玉米5800亩。',
  '二、2022年工作安排',
  '（一）抓好粮食生产',
  '全年种植玉米6000亩、大豆2010亩。开展撂荒地整治行动，摸清底数。稳定生猪出栏量。',
  '（二）守住安全底线',
  '1.开展安全生产大检查，逐一排查隐患。',
  '2.抓好森林防灭火，坚决防止森林火灾发生。',
  '3.组织疫苗接种，加强防疫知识宣传。',
  '各位代表！让我们携手奋进！',
].join('\n');

/** The draft of a report as intake leaves it, with the rules that read it. */
export const aDraft = (
  report = REPORT,
  departments = DEPARTMENTS,
): { readonly draft: Draft; readonly rules: RowRules; readonly split: SplitResult } => {
  const split = splitReport(report, departments);
  const rows = numberRows(proposeRows(`shihe-${split.year}`, split));
  const unsplit = split.unsplit.map(({ start, end, why }) => ({ start, end, why }));
  return { draft: { rows, unsplit, lastNumber: rows.length }, rules: rowRules(report, split, departments), split };
};

export const rowIn = (draft: Draft, n: string): DraftRow => draft.rows.find((row) => row.n === n)!;
