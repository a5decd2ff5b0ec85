import { type Draft, type DraftRow, rowOf, withRows } from './draft.ts';
import { type FieldError, RuleError } from './errors.ts';
import { withoutLoners } from './group-rows.ts';
import { sensitiveByDefault } from './issue-task.ts';
import type { Department } from './town.ts';

/** Fields of a row that the office may change by hand; what is left out stays. */
export type RowPatch = Partial<
  Pick<
    DraftRow,
    | 'text'
    | 'area'
    | 'kind'
    | 'lead'
    | 'supporting'
    | 'asks'
    | 'leader'
    | 'due'
    | 'dueStated'
    | 'milestones'
    | 'recurring'
    | 'targets'
    | 'measures'
    | 'open'
    | 'star'
    | 'sensitive'
    | 'dropped'
  >
>;

/** A row whose supporting departments are others than its lead, each once, and whose asks go to one of them. */
export const coherent = <Row extends Pick<DraftRow, 'lead' | 'supporting' | 'asks'>>(row: Row): Row => {
  const supporting = [...new Set(row.supporting)].filter((name) => name !== row.lead);
  return { ...row, supporting, asks: row.asks.filter(({ department }) => supporting.includes(department)) };
};

/** What follows from another lead, unless the patch says otherwise: its leader in charge, and that 纪检 and 信访 are sensitive. */
const followingFrom = ({ lead }: RowPatch, departments: readonly Department[]): RowPatch =>
  lead === undefined
    ? {}
    : {
        leader: departments.find(({ name }) => name === lead)?.leader ?? '',
        ...(sensitiveByDefault({ lead }) && { sensitive: true }),
      };

/** @throws RuleError BodyIsWrong naming each department that the town does not have, or that is asked without supporting */
const refuseUnknown = (patch: RowPatch, edited: DraftRow, departments: readonly Department[]): void => {
  const names = new Set(departments.map(({ name }) => name));
  const unknown = (name: string, pointer: string): FieldError[] => (names.has(name) ? [] : [{ pointer, message: `没有“${name}”这个单位` }]);
  const fields = [
    ...(patch.lead === undefined ? [] : unknown(patch.lead, '/lead')),
    ...(patch.supporting ?? []).flatMap((name, i) => unknown(name, `/supporting/${i}`)),
    ...(patch.asks ?? []).flatMap(({ department }, i) =>
      edited.supporting.includes(department) ? [] : [{ pointer: `/asks/${i}/department`, message: `“${department}”不在配合单位中` }],
    ),
  ];
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '单位名称有误，内容未保存。', fields);
};

/**
 * The draft after the office changed fields of one row by hand.
 *
 * - another lead brings its leader in charge, unless one is named beside it, and takes the row out of its group
 * - who leads does not support; who no longer supports is asked for nothing
 * - a dropped row (with a reason) belongs to no group; null brings it back
 *
 * @throws RuleError NotFound · BodyIsWrong
 */
export const editRow = (draft: Draft, n: string, patch: RowPatch, departments: readonly Department[]): Draft => {
  const row = rowOf(draft, n);
  const isMoved = patch.lead !== undefined && patch.lead !== row.lead;
  const edited = coherent({ ...row, ...(isMoved && followingFrom(patch, departments)), ...patch });
  refuseUnknown(patch, edited, departments);
  const together = isMoved || edited.dropped !== null ? null : row.together;
  return withoutLoners(withRows(draft, [{ ...edited, together }]));
};
