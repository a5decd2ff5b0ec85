export const NUMBER_CHANGES = ['changed', 'rounded', 'removed', 'added'] as const;

/**
 * What became of a number in an edited draft.
 * - changed: another number stands in its place · rounded: 余, 近 or 约 shorten it fairly · removed: it is gone
 * - added: typed by hand, no figure of the revision says it
 */
export type NumberChange = (typeof NUMBER_CHANGES)[number];

export const CLAIM_KINDS = ['praise', 'all', 'none-happened', 'rank', 'mark-gone'] as const;

/**
 * What an edited sentence claims beyond the evidence.
 * - praise: 全面完成, 圆满, 超额 … beside a task whose target was missed or that is not done
 * - all: 全部, 无一 … where the revision does not say that all was settled
 * - none-happened: 未发生, 零发生 … where not every period confirms it
 * - rank: 全县第一, 全市首个 … which no report bears out
 * - mark-gone: 【待核】, 【预计】 or 〔无数据〕 was taken away
 */
export type ClaimKind = (typeof CLAIM_KINDS)[number];
