import type { Via } from '#domain/task.ts';

const VIAS: Record<Via, string> = {
  page: '网页',
  link: '邮件链接',
  api: '接口',
  phone: '电话',
  meeting: '会议',
  import: '导入',
  machine: '系统',
};

/** By which way something was said; a way that is not known is told as it is written. */
export const viaText = (via: string): string => VIAS[via as Via] ?? via;
