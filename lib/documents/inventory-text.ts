import type { ArchiveFile, Manifest } from '#domain/archive.ts';

/** The inventory as it is printed: each file with what it is, how much it holds, and its checksum. Made of the manifest alone. */
export const inventoryText = ({ townName, plan, year, version, files, omitted }: Manifest): string =>
  `${[
    `${townName} ${year}年 任务台账数据包 清单`,
    `计划 ${plan} · 数据包格式第${version}版 · 共${files.length}个文件`,
    '',
    '怎样打开：csv 用表格软件，txt、md、json、jsonl 用任何文本编辑器，其余按扩展名打开；文字均为 UTF-8。',
    '怎样核对：对每个文件算 SHA-256（Windows：certutil -hashfile 文件 SHA256；其他：sha256sum 文件），应与下面一致。',
    '怎样导入：交运维人员导入一套空的系统；json 与 jsonl 是数据本身，csv 由它们做成，只供阅读。',
    '',
    ...files.flatMap(linesOf),
    ...(omitted.length > 0 ? ['', `未装入的文件（${omitted.length}个：过大的须另行拷贝，0 字节的已不在系统中）：`] : []),
    ...omitted.map(({ key, bytes }) => `${key}  ${bytes} 字节`),
  ].join('\r\n')}\r\n`;

const linesOf = ({ name, what, records, bytes, sha256, object }: ArchiveFile): string[] => [
  name,
  `    ${what}${records === null ? '' : ` · ${records}条`} · ${bytes} 字节`,
  `    ${sha256}`,
  ...(object ? [`    存储键 ${object.key} · ${object.type}`] : []),
];
