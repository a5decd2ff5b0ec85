import type { SHEET_ROUTES } from '../routes/sheets.ts';
import type { Examples } from './example.ts';
import { PLAN } from './wangjing.ts';

const written = 'files-wangjing-2022-breakdown-0c1d5a7e44b2';
const handedIn = 'files-wangjing-2022-sheet-9b7e0f21c3d4';

export const SHEET_EXAMPLES: Examples<keyof typeof SHEET_ROUTES> = {
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
        { name: 'bulletin-2022-06.md', title: '望京镇2022年6月任务通报', bytes: 2311, format: 'md' },
      ],
    },
  },
  handInSheet: {
    title: '导入填好的任务分解表',
    text: 'dryRun 为 true 只看会改什么。用 Location 查结果：result.sheet 逐行列出改动、新增和错误；有一处错误就什么也不改。草稿的一次导入可以一次撤销；已发布的计划只能追加任务。',
    params: { plan: PLAN },
    body: { base64: 'UEsDBBQ=', dryRun: true },
    headers: { location: `/v1/operations/${handedIn}` },
    answer: { operation: handedIn, status: 'running' },
  },
};
