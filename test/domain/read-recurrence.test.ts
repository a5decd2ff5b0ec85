import { describe, expect, it } from 'vitest';
import type { Recurrence } from '#domain/plan.ts';
import { readRecurrence } from '#domain/read-recurrence.ts';

describe('readRecurrence', () => {
  it.each<{ rule: string; text: string; area?: string; rhythm: Recurrence | null }>([
    { rule: 'R1 每日', text: '推行网格员“每日一巡”工作法', rhythm: 'daily' },
    { rule: 'R1 日巡查', text: '落实日巡查制度', rhythm: 'daily' },
    { rule: 'R1 每周', text: '村级河长每周巡河不少于1次', rhythm: 'monthly' },
    { rule: 'R1 每旬', text: '每旬开展一次巡河', rhythm: 'monthly' },
    { rule: 'R1 每月', text: '每月评比一次', rhythm: 'monthly' },
    { rule: 'R1 每季度', text: '每季度召开一次调度会', rhythm: 'quarterly' },
    { rule: 'R1 按季', text: '生态岗位补助按季兑现', rhythm: 'quarterly' },
    { rule: 'R1 汛期', text: '汛期实行24小时值班', rhythm: 'seasonal' },
    { rule: 'R1 防火期', text: '防火期内落实值守', rhythm: 'seasonal' },
    { rule: 'R1 夏季防溺水', text: '加大夏季防溺水宣传', rhythm: 'seasonal' },
    { rule: 'R1 汛期前 is a day', text: '汛期前完成治理', rhythm: null },
    { rule: 'R1 常态化开展', text: '常态化开展扫黑除恶', rhythm: 'year-round' },
    { rule: 'R1 经常性', text: '经常性开展矛盾纠纷排查', rhythm: 'year-round' },
    { rule: 'R1 持续 alone', text: '持续推进厕所革命', rhythm: null },
    { rule: 'R1 常态化 of a mechanism', text: '建立常态化联系机制', rhythm: null },
    { rule: 'R1 a cue in the area title', text: '加大对重点人群的排查', area: '常态化抓好疫情防控', rhythm: 'year-round' },
    { rule: 'R1 of several the shortest', text: '落实“周调度、月通报、季点评”机制', rhythm: 'monthly' },
    { rule: 'R1 a sum paid each month is none', text: '低保标准提高到每月620元', rhythm: null },
  ])('$rule: $text', ({ text, area = '', rhythm }) => {
    expect(readRecurrence(text, area)).toBe(rhythm);
  });
});
