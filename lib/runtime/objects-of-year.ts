import type { ArchivedObject } from '#domain/archive.ts';
import { type EvidenceFile, nameInArchive } from '#domain/evidence-file.ts';
import { townOf } from '#domain/ids.ts';
import { evidenceKey } from '#store/evidence-files.ts';
import { plansFolders, reportKey, splitKey, textKey } from '#store/objects.ts';
import type { PlanHeader } from '#store/plans.ts';
import { bucket } from './bucket.ts';

/** Objects of one archive together: beyond that the largest folders, evidence last, are copied apart. The function has 2 GB. */
const MOST_BYTES = 200_000_000;

export interface ObjectFile {
  readonly name: string;
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly records: null;
  readonly object: ArchivedObject;
}

/** Null bytes: it is not there. */
type Sized = Wanted & { readonly bytes: number | null };

interface Wanted {
  readonly key: string;
  readonly name: string;
  readonly what: string;
}

/**
 * The objects of a plan as files of its archive: the report as handed in, as read and as split, produced documents, evidence.
 * @param evidence records of the plan's files of evidence, for their names
 */
export const objectsOfYear = async (
  header: PlanHeader,
  evidence: readonly EvidenceFile[],
): Promise<{ readonly made: readonly ObjectFile[]; readonly omitted: readonly { key: string; bytes: number }[] }> => {
  const made: ObjectFile[] = [];
  const omitted: { key: string; bytes: number }[] = [];
  let total = 0;
  for (const { key, bytes, ...file } of await wantedOf(header, evidence)) {
    total += bytes ?? 0;
    if (bytes === null || total > MOST_BYTES) omitted.push({ key, bytes: bytes ?? 0 });
    else made.push({ ...file, ...(await objectOf(key)), records: null });
  }
  return { made, omitted };
};

const objectOf = async (key: string): Promise<Pick<ObjectFile, 'bytes' | 'object'>> => {
  const { bytes, ...as } = await bucket().get(key);
  return { bytes, object: { key, ...as } };
};

const wantedOf = async (header: PlanHeader, evidence: readonly EvidenceFile[]): Promise<Sized[]> => {
  const named = new Map(evidence.map((file) => [evidenceKey(file), file]));
  const sized = await Promise.all(reportOf(header).map(async (file) => ({ ...file, bytes: await bucket().size(file.key) })));
  const listed = await Promise.all(plansFolders(header.plan).map((folder) => bucket().list(folder)));
  return [
    ...sized,
    ...listed
      .flat()
      .filter(({ key }) => !isArchive(key))
      .map((object) => placed(object, named.get(object.key))),
  ];
};

const reportOf = ({ plan, report, reportName, split }: PlanHeader): Wanted[] => {
  const town = townOf(plan);
  const ending = /\.(docx|txt|md)$/i.exec(reportName)?.[0].toLowerCase() ?? '.bin';
  return [
    { key: reportKey(town, report), name: `报告/报告原件${ending}`, what: '政府工作报告原件' },
    ...(split === null
      ? []
      : [
          { key: textKey(town, report), name: '报告/报告正文.txt', what: '报告正文（起止位置按它计）' },
          { key: splitKey(town, report), name: '报告/拆分结果.json', what: '系统对报告的拆分结果' },
        ]),
  ];
};

/** An archive holds no archives. */
const isArchive = (key: string): boolean => /^files\/[^/]+\/export-/.test(key);

/** A file of evidence stands under the name that it was handed in with, so that it opens; one without a record under its key's. */
const placed = ({ key, bytes }: { readonly key: string; readonly bytes: number }, file?: EvidenceFile): Sized => {
  const [folder = '', , ...rest] = key.split('/');
  if (folder !== 'evidence') return { key, bytes, name: `文件/${rest.join('/')}`, what: '生成的文件' };
  return { key, bytes, name: `佐证/${file ? `${file.n}/${nameInArchive(file)}` : rest.join('/')}`, what: '佐证材料' };
};
