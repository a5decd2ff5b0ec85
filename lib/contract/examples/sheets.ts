import type { SHEET_ROUTES } from '../routes/sheets.ts';
import type { Examples } from './example.ts';
import { PLAN, TOWN } from './wangjing.ts';

const made = `files-${TOWN}-2022-organization-out-3b2a60a3a722`;
const taken = `files-${TOWN}-2022-organization-in-e479ffe0bd65`;
const written = 'files-wangjing-2022-breakdown-0c1d5a7e44b2';
const handedIn = 'files-wangjing-2022-sheet-9b7e0f21c3d4';
const shares = `files-${PLAN}-shares-in-90b1d2c3e4f5`;
/** What an empty zip begins with; a workbook has some kilobytes. */
const BYTES = 'UEsDBA==';

export const SHEET_EXAMPLES: Examples<keyof typeof SHEET_ROUTES> = {
  makeOrganizationDocument: {
    title: '生成单位人员表（Excel）',
    text: '用 Location 查进展；完成后 result.document 是文件名，再用“下载单位人员表”取回。',
    body: {},
    headers: { location: `/v1/operations/${made}` },
    answer: { operation: made, status: 'running' },
  },
  getOrganizationDocument: {
    title: '下载单位人员表',
    text: '含全部邮箱，只有党政办可以下载。',
    params: { name: 'organization-0a1b2c3d4e5f6071.xlsx' },
    answer: 'PK',
  },
  takeOrganizationSheets: {
    title: '导入单位人员表',
    text: '先试算（dryRun 为 true，缺省如此）：操作的 result 列出会变的、每一处错误（到单元格）和提醒，什么也不写入。再以 dryRun 为 false 提交：没有错误才一次全部写入，有一处错就一处也不写入。表中没有的行不变。请带上读取本镇机构信息时的 ETag。',
    body: { base64: BYTES, dryRun: true },
    headers: { location: `/v1/operations/${taken}` },
    answer: { operation: taken, status: 'running' },
  },
  exchangeShareSheets: {
    title: '生成或导入村级分解表（Excel）',
    text: '不带 base64 时生成全部任务的村级分解表，完成后 result.document 是文件名，用“下载产生的文件”取回；带 base64 时导入，先试算，再写入，与单位人员表相同。各村之和与总目标不符只提醒。',
    params: { plan: PLAN },
    body: { base64: BYTES, dryRun: true },
    headers: { location: `/v1/operations/${shares}` },
    answer: { operation: shares, status: 'running' },
  },
  produceDocument: {
    title: '生成任务分解表',
    text: '得到 Excel 工作簿：草稿的供修改，已发布计划的带进展和灯。用 Location 查进展；完成后 result.document 是文件名，再用“下载产生的文件”取回。只有党政办可以下载。',
    params: { plan: PLAN },
    body: { kind: 'breakdown', format: 'xlsx' },
    headers: { location: `/v1/operations/${written}` },
    answer: { operation: written, status: 'running' },
  },
  listDocuments: {
    title: '产生的文件',
    text: 'title 是下载时的文件名（不含扩展名）。数据包和任务分解表只列给党政办。',
    params: { plan: PLAN },
    answer: {
      items: [
        { name: 'breakdown-5f0c1d5a7e44b290.xlsx', title: '望京镇2022年任务分解表', bytes: 18_432, format: 'xlsx' },
        { name: 'bulletin-2022-06.docx', title: '望京镇2022年6月任务通报', bytes: 19_311, format: 'docx' },
      ],
    },
  },
  handInSheet: {
    title: '导入填好的任务分解表',
    text: 'dryRun 为 true 只看会改什么。用 Location 查结果：result.sheet 逐行列出改动、新增和错误；有一处错误就什么也不改。草稿的一次导入可以一次撤销；已发布的计划只能追加任务。',
    params: { plan: PLAN },
    body: { base64: BYTES, dryRun: true },
    headers: { location: `/v1/operations/${handedIn}` },
    answer: { operation: handedIn, status: 'running' },
  },
};
