import { expect, it } from 'vitest';
import { documentTitle, formatOf, isForTheOffice } from '#domain/produced-document.ts';

const of = { town: '望京镇', plan: 'wangjing-2022' };

it.each([
  { name: 'breakdown-0c1d5a7e44b2f00d.xlsx', title: '望京镇2022年任务分解表', format: 'xlsx', office: true },
  { name: 'export-0c1d5a7e44b2f00d.zip', title: '望京镇2022年任务台账数据包', format: 'zip', office: true },
  { name: 'shares-0c1d5a7e44b2f00d.xlsx', title: '望京镇2022年村级分解', format: 'xlsx', office: true },
  { name: 'bulletin-2022-06.docx', title: '望京镇2022年重点任务推进情况（6月）', format: 'docx', office: false },
  { name: 'bulletin-2022-06-archive.docx', title: '望京镇2022年重点任务推进情况（6月）存档', format: 'docx', office: false },
  { name: 'review-r12.docx', title: '望京镇2022年工作回顾第12稿', format: 'docx', office: false },
  { name: 'other.txt', title: 'other.txt', format: 'txt', office: false },
])('$name is called $title', ({ name, title, format, office }) => {
  expect([documentTitle(name, of), formatOf(name), isForTheOffice(name)]).toEqual([title, format, office]);
});
