import { rowCarrying } from './carry-over-offers.ts';
import type { Day } from './day.ts';
import { type Draft, type DraftRow, rowOf, withRows } from './draft.ts';
import { type FieldError, RuleError } from './errors.ts';
import { withoutLoners } from './group-rows.ts';
import { yearOfPlan } from './ids.ts';
import { sensitiveByDefault } from './issue-task.ts';
import { saidWhoLeads } from './set-by-hand.ts';
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
    | 'every'
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

/** What follows from another lead, unless the patch says otherwise: its leader in charge, that 纪检 and 信访 are sensitive, who decided it. */
const followingFrom = ({ lead }: RowPatch, { proposed }: DraftRow, departments: readonly Department[]): Partial<DraftRow> =>
  lead === undefined
    ? {}
    : {
        leader: departments.find(({ name }) => name === lead)?.leader ?? '',
        ...(sensitiveByDefault({ lead }) && { sensitive: true }),
        reason: saidWhoLeads(lead, proposed),
      };

/** A day that the office sets is a stated one, of which people are reminded, unless the patch says otherwise. */
const statedIn = ({ due }: RowPatch): RowPatch => (due === undefined ? {} : { dueStated: true });

/** Each department that the town does not have, that supports what it leads, or that is asked without supporting. */
export const departmentErrors = (
  patch: RowPatch,
  edited: Pick<DraftRow, 'lead' | 'supporting'>,
  departments: readonly Department[],
): FieldError[] => {
  const names = new Set(departments.map(({ name }) => name));
  const unknown = (name: string, pointer: string): FieldError[] => (names.has(name) ? [] : [{ pointer, message: `没有“${name}”这个单位` }]);
  return [
    ...(patch.lead === undefined ? [] : unknown(patch.lead, '/lead')),
    ...(patch.supporting ?? []).flatMap((name, i) =>
      name === edited.lead ? [{ pointer: `/supporting/${i}`, message: `“${name}”是牵头单位` }] : unknown(name, `/supporting/${i}`),
    ),
    ...(patch.asks ?? []).flatMap(({ department }, i) =>
      edited.supporting.includes(department) ? [] : [{ pointer: `/asks/${i}/department`, message: `“${department}”不在配合单位中` }],
    ),
  ];
};

type Dated = Pick<DraftRow, 'plan' | 'due' | 'milestones' | 'targets'>;

/** The days that a row names. */
const daysOf = ({ due, milestones, targets }: Dated): ReadonlySet<Day | null> =>
  new Set([due, ...milestones.map(({ by }) => by), ...targets.map(({ by }) => by)]);

/**
 * Each day that is none of the plan's: a plan of a year reaches to the end of the next one, e.g. 明年春季. What the rules had read of a
 * longer limit (到2030年) may be sent back as it is.
 */
export const dayErrors = ({ due, milestones = [], targets = [] }: RowPatch, row: Dated): FieldError[] => {
  const year = yearOfPlan(row.plan);
  const known = daysOf(row);
  const strange = (day: Day | null | undefined, pointer: string): FieldError[] =>
    !day || known.has(day) || (day >= `${year}-01-01` && day <= `${year + 1}-12-31`)
      ? []
      : [{ pointer, message: `应在${year}年1月1日至${year + 1}年12月31日之间` }];
  return [
    ...strange(due, '/due'),
    ...milestones.flatMap(({ by }, i) => strange(by, `/milestones/${i}/by`)),
    ...targets.flatMap(({ by }, i) => strange(by, `/targets/${i}/by`)),
  ];
};

/** What last year left unfinished stands in the draft once: a row that comes back must not have it beside another. */
const broughtBack = ({ rows }: Draft, { dropped, carriedFrom = [] }: DraftRow, patch: RowPatch): FieldError[] => {
  if (dropped === null || patch.dropped !== null) return [];
  const other = carriedFrom.map((task) => rowCarrying(rows, task)).find((one) => one !== undefined);
  return other ? [{ pointer: '/dropped', message: `同一项上年任务已由第${other.id}项（行号 ${other.n}）结转` }] : [];
};

/**
 * The draft after the office changed fields of one row by hand.
 *
 * - another lead brings its leader in charge, unless one is named beside it, and takes the row out of its group; the reason says who decided
 * - a due date is a stated one, unless the patch says otherwise
 * - who leads does not support; who no longer supports is asked for nothing
 * - days are the plan's: of its year or the next
 * - a dropped row (with a reason) belongs to no group; null brings it back, unless another row carries on the same task of last year
 *
 * @throws RuleError NotFound · BodyIsWrong
 */
export const editRow = (draft: Draft, n: string, patch: RowPatch, departments: readonly Department[]): Draft => {
  const row = rowOf(draft, n);
  const isMoved = patch.lead !== undefined && patch.lead !== row.lead;
  const edited = coherent({ ...row, ...(isMoved && followingFrom(patch, row, departments)), ...statedIn(patch), ...patch });
  const fields = [...departmentErrors(patch, edited, departments), ...dayErrors(patch, row), ...broughtBack(draft, row, patch)];
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '有字段填写有误，内容未保存。', fields);
  const together = isMoved || edited.dropped !== null ? null : row.together;
  return withoutLoners(withRows(draft, [{ ...edited, together }]));
};
