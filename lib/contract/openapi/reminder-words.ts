/** What the fields about runs and previews of reminders hold, in Chinese. */
export const REMINDER_WORDS: Readonly<Record<string, string>> = {
  again: '同一天又运行的各次；due、sent、waiting、failed 已合计在内',
  'again.due': '这一次应发的信件数',
  'again.queued': '这一次交付发送的信件数',
  calendarKnown: '当年的放假通知是否已知；不知道的，只有周末休息',
  'ListRunsAnswer.items.due': '当天应发的信件数',
  failed: '几天都未能送达、不再重试的信件数',
  failedOf: '哪些单位（或人）的信未能送达',
  finishedAt: '运行完毕的时刻',
  'ListRunsAnswer.missing': '没有运行的日子',
  nobody: '没有收件人的项数：单位没有负责人，或没有分管领导',
  sent: '其中已发出的信件数',
  skipped:
    '到期而没有告知的项数，按原因：answered 已反馈 · claimed 待核验 · suspended 暂缓 · over 已办结、评定或结束 · superseded 并入较晚的一条 · dispatched 派驻单位不上报 · sent 已告知过 · nobody 没有收件人',
  waiting: '其中待重发的信件数',
  workday: '是否工作日；休息日不催任何人',
  'PreviewRemindersAnswer.letters': '会发的信',
  'letters.kind': 'digest 提醒 · published-list 任务清单',
  'letters.person': '收件人编号（邮箱）',
  'letters.subject': '主题',
};
