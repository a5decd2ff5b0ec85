import type { ARCHIVE_ROUTES } from '../routes/archives.ts';
import type { Examples } from './example.ts';
import { PLAN } from './wangjing.ts';

const exported = 'files-wangjing-2022-export-3b2a60a3a722';
const imported = 'files-wangjing-2022-import-e479ffe0bd65';

export const ARCHIVE_EXAMPLES: Examples<keyof typeof ARCHIVE_ROUTES> = {
  createExport: {
    title: '导出一年的全部数据',
    text: '得到一个不用本系统也能打开的 zip。用 Location 查进展；完成后 result.document 是文件名，再用“下载产生的文件”取回。只有党政办可以导出和下载。',
    params: { plan: PLAN },
    body: {},
    headers: { location: `/v1/operations/${exported}` },
    answer: { operation: exported, status: 'running' },
  },
  createImport: {
    title: '把导出的一年导入空的系统',
    text: '由运维人员操作，系统里不能已有这个乡镇的不同内容。小的数据包放在 base64 里（3 MB 以内），大的先传到存储桶 imports/乡镇代号/ 下，再给出 key。同一份数据包导入两次，什么都不会变。',
    params: { town: 'wangjing' },
    body: { year: 2022, key: 'imports/wangjing/export-e479ffe0bd652314.zip' },
    headers: { location: `/v1/towns/wangjing/imports/${imported}` },
    answer: { operation: imported, status: 'running' },
  },
  getImport: {
    title: '导入的进展',
    text: '数据包被拒时 reason 用中文说明是哪个文件不对；这时什么也没有写入。',
    params: { town: 'wangjing', operation: imported },
    answer: {
      operation: imported,
      status: 'failed',
      startedAt: '2023-02-01T09:00:00+08:00',
      step: null,
      error: 'FileRefused',
      reason: '文件 tasks.json 与清单上的校验值不符，可能被改动或损坏。',
      result: null,
    },
  },
};
