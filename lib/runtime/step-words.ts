/** What each step of a machine that people wait for does, in their words; a machine's other states take no time. */
const STEPS: Readonly<Record<string, string>> = {
  SplitReport: '拆分报告',
  SaveDraft: '保存草案',
  RefuseReport: '退回报告',
  FreezeDraft: '冻结草案',
  WriteTasks: '写入任务',
  RememberCorrections: '记住更正',
  OpenPlan: '下达计划',
  QueueLists: '给各单位写信',
  ThawDraft: '撤回发布',
  TakeSnapshot: '冻结数据',
  DraftReview: '起草回顾',
  RenderReview: '排版',
  QueueReviewLetter: '通知办公室',
  ProduceFile: '处理文件',
};

/** @example stepWords('DraftReview') //=> '起草回顾' */
export const stepWords = (state: string): string | null => STEPS[state] ?? null;
