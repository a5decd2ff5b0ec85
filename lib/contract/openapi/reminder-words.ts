/** What the fields about runs and previews of reminders hold, in Chinese. */
export const REMINDER_WORDS: Readonly<Record<string, string>> = {
  calendarKnown: '当年的放假通知是否已知；不知道的，只有周末休息',
  'ListRunsAnswer.items.due': '当天应发的信件数',
  failed: '几天都未能送达、不再重试的信件数',
  finishedAt: '运行完毕的时刻',
  'ListRunsAnswer.missing': '没有运行的日子',
  sent: '其中已发出的信件数',
  skipped: '到期而不用告知的项数，按原因',
  waiting: '其中待重发的信件数',
  workday: '是否工作日；休息日不催任何人',
  'PreviewRemindersAnswer.letters': '会发的信',
  'letters.kind': 'digest 提醒 · published-list 任务清单',
  'letters.person': '收件人编号（邮箱）',
  'letters.subject': '主题',
};
