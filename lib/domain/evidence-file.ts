import type { Day, Instant } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import { secretMark } from './secret-words.ts';
import type { Task } from './task.ts';

/** What may be handed in as evidence, with the endings that its name may have. */
export const EVIDENCE_TYPES = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
} as const satisfies Record<string, readonly string[]>;

export type EvidenceType = keyof typeof EVIDENCE_TYPES;

/** 20 MB: a scanned minute of a meeting, a photo of a phone. */
export const MOST_EVIDENCE_BYTES = 20 * 1024 * 1024;

/** What a person says of a file before it is sent. */
export interface EvidenceWords {
  readonly name: string;
  readonly bytes: number;
  /** Of the content, hex. */
  readonly sha256: string;
  readonly type: EvidenceType;
}

/** 佐证材料: a file of a task that bears out what was reported. */
export interface EvidenceFile extends EvidenceWords {
  readonly plan: string;
  readonly n: string;
  /** By content: the same file of the same task is one. */
  readonly id: string;
  readonly by: { readonly person: string; readonly name: string };
  readonly at: Instant;
  readonly day: Day;
  /** Whether the store was seen to hold it; a file that was announced may never have been sent. */
  readonly arrived: boolean;
}

/** A task is no archive. */
export const MOST_EVIDENCE = 60;

/** Of a name in an archive: with the id before it and the ending behind it no path part is longer than any disk takes (255 bytes). */
const LONGEST_STEM = 50;

/**
 * What the file is called in an archive: its own name, told apart from others of that name by its id, without signs that a disk refuses.
 * @example nameInArchive({ id: '0a1b2c3d4e5f6071', name: '验收:单.pdf' }) //=> '0a1b2c3d4e5f6071-验收_单.pdf'
 */
export const nameInArchive = ({ id, name }: Pick<EvidenceFile, 'id' | 'name'>): string => {
  const dot = name.lastIndexOf('.');
  const stem = [...name.slice(0, dot)].slice(0, LONGEST_STEM).join('');
  return `${id}-${`${stem}${name.slice(dot)}`.replaceAll(/[:*?"<>|\\/]/g, '_')}`;
};

/** @example evidenceId('0a1b2c3d4e5f60718293…') //=> '0a1b2c3d4e5f6071' */
export const evidenceId = (sha256: string): string => sha256.slice(0, 16);

/**
 * Refuses a file that may not be handed in, before it is sent.
 *
 * - a sensitive task takes none; a name that carries a mark of secrecy is refused for every task
 * - the ending of the name fits the type; 1 byte to 20 MB
 * - at most 60 files a task
 *
 * @param held files of the task
 * @throws RuleError EvidenceIsWrong · NotAllowed for a sensitive task · RecordsFull
 * @example refuseWrongEvidence(task, { name: '机密.pdf', bytes: 1, sha256, type: 'application/pdf' }, 0) // EvidenceIsWrong /name
 */
export const refuseWrongEvidence = (task: Pick<Task, 'sensitive'>, words: EvidenceWords, held: number): void => {
  if (task.sensitive) throw new RuleError('NotAllowed', '这是敏感事项，不收佐证文件；请只填数字。');
  const fields = [...wrongName(words), ...wrongSize(words.bytes)];
  if (fields.length > 0) throw new RuleError('EvidenceIsWrong', fields[0]!.message, fields);
  if (held >= MOST_EVIDENCE) throw new RuleError('RecordsFull', `每项任务最多${MOST_EVIDENCE}份佐证材料。`);
};

const wrongName = ({ name, type }: EvidenceWords): readonly FieldError[] => {
  const pointer = '/name';
  const mark = secretMark(name);
  if (mark !== null) return [{ pointer, message: `文件名含“${mark}”：涉密文件不得上传。` }];
  if (/[\p{Cc}/\\]/u.test(name)) return [{ pointer, message: '文件名不能含有路径或控制字符。' }];
  const endings: readonly string[] = EVIDENCE_TYPES[type];
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return endings.includes(ending) ? [] : [{ pointer, message: `文件名应以 .${endings.join(' 或 .')} 结尾。` }];
};

const wrongSize = (bytes: number): readonly FieldError[] => {
  const pointer = '/bytes';
  if (bytes < 1) return [{ pointer, message: '文件是空的。' }];
  return bytes > MOST_EVIDENCE_BYTES ? [{ pointer, message: '文件超过 20 MB，请压缩或分开。' }] : [];
};
