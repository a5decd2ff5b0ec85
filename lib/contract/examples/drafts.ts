import { litEtagOf } from '../etag.ts';
import type { DRAFT_ROUTES } from '../routes/drafts.ts';
import type { Examples } from './example.ts';
import { AREA, PROPOSAL } from './proposal.ts';
import { CORN, LAND, N, PLAN } from './wangjing.ts';

const proposal = { ...PROPOSAL, area: AREA, sensitive: false } as const;

const row = {
  ...proposal,
  plan: PLAN,
  n: N,
  version: 1,
  star: false,
  every: null,
  dropped: null,
  together: null,
  origin: 'proposed',
  madeOf: [],
  proposed: proposal,
  changes: [],
  doubts: [],
} as const;

const starred = { ...row, version: 2, star: true, changes: [{ field: 'star', proposed: false, now: true }] } as const;

const done = (rows: readonly string[], removed: readonly string[] = []) => ({
  plan: PLAN,
  version: 5,
  rows: rows.map((n, i) => ({ n, id: `1.${i + 1}`, version: 1 })),
  removed,
  edited: [],
});

const etag = { etag: '"5"' } as const;

export const DRAFT_EXAMPLES: Examples<keyof typeof DRAFT_ROUTES> = {
  listDraft: {
    title: '草案',
    text: '全部行，以及与拟稿相比改了什么。上年也有计划的，ETag 在计划的版本之后还带日期和上年计划的版本；修改时只比较版本。',
    params: { plan: PLAN },
    headers: { etag: litEtagOf(4, '2022-03-01', 96) },
    answer: {
      items: [starred],
      summary: { changed: [N], dropped: [], added: [], carried: [], split: [], merged: [], together: [] },
      canUndo: true,
      openCarryOvers: [{ task: 'wangjing-2021-009', id: '1.4', title: '撂荒地整治行动' }],
    },
  },
  addDraftRow: {
    title: '新增一行',
    text: '自拟文字（text），或取自未拆分的片段（from）。If-Match 取自草案的 ETag。',
    params: { plan: PLAN },
    body: { text: '组织义务植树，绿化村道3公里。', area: '建设宜居乡村', after: N },
    headers: { ...etag, location: `/v1/plans/${PLAN}/draft/044` },
    answer: done(['044']),
  },
  getDraftRow: { title: '草案的一行', params: { plan: PLAN, n: N }, headers: { etag: '"1"' }, answer: row },
  editDraftRow: {
    title: '修改一行',
    text: '合并补丁（RFC 7396）：没有写的字段不变。改了文字的，先按新文字重读，再按所填修改。If-Match 取自这一行的 ETag。',
    params: { plan: PLAN, n: N },
    body: { star: true },
    headers: { etag: '"2"' },
    answer: { ...starred, edited: [{ n: N, field: 'star', before: false, now: true }] },
  },
  splitDraftRow: {
    title: '把一行拆成两行',
    text: '两半都按规则重读。If-Match 取自这一行的 ETag。',
    params: { plan: PLAN, n: N },
    body: { at: CORN.indexOf('稳定') },
    headers: etag,
    answer: done([N, '044']),
  },
  mergeDraftRows: {
    title: '把相邻的行合成一行',
    text: 'If-Match 取自草案的 ETag。',
    params: { plan: PLAN, n: N },
    body: { with: '008' },
    headers: etag,
    answer: { ...done([N], ['008']), edited: [{ n: N, field: 'text', before: CORN, now: `${CORN}${LAND}` }] },
  },
  groupDraftRows: {
    title: '合并填报',
    text: '同一牵头单位的几行共用一次填报，各自保留原文。If-Match 取自草案的 ETag。',
    params: { plan: PLAN },
    body: { rows: [N, '008'] },
    headers: etag,
    answer: { ...done([N, '008']), edited: [{ n: N, field: 'together', before: null, now: 'g1' }] },
  },
  dissolveDraftGroup: {
    title: '取消合并填报',
    text: 'If-Match 取自草案的 ETag。',
    params: { plan: PLAN, group: 'g1' },
    headers: etag,
    answer: { ...done([N, '008']), edited: [{ n: N, field: 'together', before: 'g1', now: null }] },
  },
  undoDraft: {
    title: '撤销上一步修改',
    text: 'If-Match 取自草案的 ETag。',
    params: { plan: PLAN },
    body: {},
    headers: etag,
    answer: { ...done([N]), edited: [{ n: N, field: 'star', before: true, now: false }] },
  },
};
