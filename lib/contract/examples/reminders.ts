import type { Examples } from './example.ts';

/** Proof that reminders work, and what they will bring. */
export const REMINDER_EXAMPLES: Examples<'listRuns' | 'previewReminders' | 'listBounces' | 'endBounce'> = {
  listRuns: {
    title: '每日提醒的运行记录',
    text: '每天一条，休息日、无事可催的日子也有；同一天又运行的记在 again 里，各数合计在内；missing 是没有运行的日子。',
    query: { from: '2022-06-20', to: '2022-06-21' },
    answer: {
      from: '2022-06-20',
      to: '2022-06-21',
      items: [
        {
          day: '2022-06-21',
          workday: true,
          calendarKnown: true,
          due: 12,
          sent: 11,
          waiting: 1,
          failed: 0,
          failedOf: [],
          nobody: 0,
          skipped: { answered: 4, claimed: 1 },
          finishedAt: '2022-06-21T08:30:00+08:00',
          again: [{ due: 1, queued: 1, skipped: { sent: 16 }, finishedAt: '2022-06-21T11:00:00+08:00' }],
        },
      ],
      missing: [],
    },
  },
  listBounces: {
    title: '退信的邮箱',
    text: '邮件服务器不认识，或收件人投诉的邮箱：不再发信，直到改了邮箱或核实可用。通过 SMTP 发信的，只知道当场的拒收。',
    answer: {
      items: [{ person: 'nongfu@wangjing.example', name: '李某', departments: ['农业综合服务中心'], why: 'bounced', day: '2022-06-21' }],
    },
  },
  endBounce: {
    title: '邮箱核实可用，恢复发信',
    params: { person: 'nongfu@wangjing.example' },
    answer: { person: 'nongfu@wangjing.example' },
  },
  previewReminders: {
    title: '预览某日的提醒信',
    text: '试运行：按现在的反馈情况，那一天会发哪些信。只看不发，什么也不写入；只能看今天起 31 天以内的日子。',
    query: { day: '2022-06-21' },
    answer: {
      day: '2022-06-21',
      workday: true,
      calendarKnown: true,
      letters: [
        {
          person: 'nongfu@wangjing.example',
          name: '主任李某',
          kind: 'digest',
          subject: '【望京镇】农业综合服务中心：6月24日（周五）前反馈5项',
          text: '农业综合服务中心：\n\n这封信列出您单位要办的事。一个链接，一次填完。\n…',
        },
      ],
      skipped: { answered: 4 },
    },
  },
};
