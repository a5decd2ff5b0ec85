import type { Examples } from './example.ts';
import { AGRICULTURE, PLAN } from './wangjing.ts';

const LINK = '3f9a0c51d27be864';

const form = { params: { token: 'x'.repeat(43) }, answer: '<!doctype html>…' } as const;

/** Mail links, and the forms behind them. */
export const LINK_EXAMPLES: Examples<
  'openForm' | 'headForm' | 'sendForm' | 'makeChatTexts' | 'listLinks' | 'revokeLink' | 'revokeLinksOf'
> = {
  openForm: { ...form, title: '打开邮件链接里的填报表', text: '不需登录；打开多少次都不改变任何内容。' },
  headForm: { ...form, title: '查看邮件链接是否有效', answer: '' },
  sendForm: {
    ...form,
    title: '提交填报表',
    text: '表单（application/x-www-form-urlencoded），须带表内校验码和填报人；重复提交只生效一次。',
  },
  makeChatTexts: {
    title: '复制催办文本到微信群',
    text: '每个单位一段，300 字以内，含一个免登录链接；没有要填的单位没有文本。复制即记为一次催办。文本含链接的秘密，只给一次：重发的答复中 text 为 null，请换一个 Idempotency-Key 再要。',
    params: { plan: PLAN },
    body: { department: AGRICULTURE },
    answer: {
      texts: [
        {
          department: AGRICULTURE,
          text: `${AGRICULTURE}：周五（6/24）前请反馈2项——①撂荒地整治被退回，缺两村验收面积；②大豆种植面积（八柏村、万平村未报）。约1分钟填完：https://renwu.wangjing.example/l/${'x'.repeat(43)} 有困难打党政办代填。`,
          link: LINK,
          lastDay: '2022-07-08',
        },
      ],
    },
  },
  listLinks: {
    title: '未到期的邮件链接',
    answer: {
      items: [
        {
          link: LINK,
          person: 'nongfu@wangjing.example',
          departments: ['农业综合服务中心'],
          tasks: ['wangjing-2022-001', 'wangjing-2022-003'],
          letter: { kind: 'digest', day: '2022-06-21' },
          madeAt: '2022-06-21T08:31:05+08:00',
          expiresAt: '2022-07-09T00:00:00+08:00',
          usedAt: null,
          revoked: null,
        },
      ],
    },
  },
  revokeLink: { title: '停用一个邮件链接', params: { link: LINK }, answer: { revoked: [LINK] } },
  revokeLinksOf: { title: '停用某人的全部邮件链接', params: { person: 'nongfu@wangjing.example' }, answer: { revoked: [LINK] } },
};
