/** Fields of workbooks out and in, in Chinese; see FIELD_WORDS. */
export const SHEET_WORDS: Readonly<Record<string, string>> = {
  'TakeSheets.base64': '填好的工作簿（.xlsx）的字节，base64',
  'ShareSheets.base64': '填好的工作簿（.xlsx）的字节，base64；不写则生成一份',
  dryRun: '是否只试算：只说会变什么、有什么错，不写入；缺省为 true',
  'OperationState.result.dryRun': '由表导入的：是否只是试算',
  'OperationState.result.added': '由表导入的：新增几行',
  'OperationState.result.changed': '由表导入的：改动几行',
  'OperationState.result.changes': '由表导入的：每一处改动，一句话一处',
  'OperationState.result.errors': '由表导入的：每一处错误，到单元格；有一处则什么也没有写入',
  'OperationState.result.warnings': '由表导入的：值得再看一眼的，不妨碍写入',
};
