/** A noun of the API: the operations whose address it matches stand under it, in this order. */
interface Tag {
  readonly name: string;
  readonly description: string;
  readonly at: RegExp;
}

export const TAGS: readonly Tag[] = [
  {
    name: '计划',
    description: '政府工作报告的录入、拆分和发布；长时间工作的进展。',
    at: /^\/v1\/(plans(\/\{plan\}(\/(publication|split|unsplit))?)?|operations\/.*)$/,
  },
  { name: '草案', description: '发布前对任务清单的修改：改、增、拆、合、合并填报、撤销。', at: /^\/v1\/plans\/\{plan\}\/draft\b/ },
  {
    name: '跨年',
    description: '上年未完成任务的结转，一项承诺历年怎样，历年承诺的查找。',
    at: /^\/v1\/(plans\/\{plan\}\/carry-overs|tasks\/\{task\}\/story|promises)\b/,
  },
  {
    name: '任务',
    description: '已发布的任务，以及对任务做的事：签收、反馈、申请办结、核验、评定。',
    at: /^\/v1\/(plans\/\{plan\}\/(tasks|acknowledgement)|tasks)\b/,
  },
  { name: '计划外工作', description: '做了但计划中没有承诺的工作。', at: /^\/v1\/plans\/\{plan\}\/unplanned\b/ },
  { name: '我', description: '与当前登录人有关的：本期要填的、日历订阅。', at: /^\/v1\/(me|calendar)\b/ },
  {
    name: '汇总',
    description: '领导要看的：按灯计数、月度通报、年度回顾。',
    at: /^\/v1\/plans\/\{plan\}\/(summary|bulletins|reviews|review-problems|review-layout)\b/,
  },
  {
    name: '文件',
    description: '产生的文件、任务分解表和村级分解表的导出和导入、一年数据的导出和导入。',
    at: /^\/v1\/(plans\/\{plan\}\/(documents|exports|sheets|share-sheets)|imports|towns\/\{town\}\/imports?)\b/,
  },
  { name: '组织', description: '镇、部门、人员、催办规则和日历。', at: /^\/v1\/(organization|towns)\b/ },
  {
    name: '邮件链接',
    description: '不登录即可填报的链接，以及党政办对链接的管理。',
    at: /^\/(l|v1\/links|v1\/people|v1\/plans\/\{plan\}\/chat-texts)\b/,
  },
  { name: '提醒', description: '每天的提醒做了什么，明天会发什么信。', at: /^\/v1\/reminders\b/ },
  { name: '接口本身', description: '是否在运行，以及本说明。', at: /^\/(healthz|openapi\.json|docs)$/ },
  { name: '其他', description: '未归入以上各类的。', at: /^$/ },
];

const OTHER = '其他';

/** Under which noun an address stands. */
export const tagOf = (path: string): string => TAGS.find(({ at }) => at.test(path))?.name ?? OTHER;
