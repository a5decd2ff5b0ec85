import type { MovedLetter } from './letter.ts';
import type { ChangeName, MoveName } from './move.ts';
import { KINDS, type Kind } from './plan.ts';
import type { TaskState } from './task.ts';
import type { Role } from './town.ts';

type LetterKind = MovedLetter['kind'] | 'returned';

/** A letter that a move causes at once, and to whom: `former` are the heads of the lead before it. */
export interface MoveLetter {
  readonly kind: LetterKind;
  readonly to: 'heads' | 'former' | 'leaders';
}

export interface MoveRule {
  readonly name: string;
  readonly from: readonly TaskState[];
  /** Null when the state stays, or becomes again what it was. */
  readonly to: TaskState | null;
  readonly kinds: readonly Kind[];
  /** The office may fill in for a head, never the other way round. */
  readonly by: readonly Role[];
  /** Fields without which it is not made. */
  readonly needs: readonly string[];
  readonly letters: readonly MoveLetter[];
}

const CLAIMED: readonly Kind[] = ['quantity', 'milestone', 'coverage', 'campaign'];
const OPEN: readonly TaskState[] = ['issued', 'underway'];
export const UNFINISHED: readonly TaskState[] = ['issued', 'underway', 'claimed', 'suspended'];

const heads = (kind: LetterKind): MoveLetter => ({ kind, to: 'heads' });
const bothHeads = (kind: LetterKind): readonly MoveLetter[] => [heads(kind), { kind, to: 'former' }];
const leadersToo = (kind: LetterKind): readonly MoveLetter[] => [heads(kind), { kind, to: 'leaders' }];

const byHead = { by: ['head', 'office'] } as const;
const byOffice = { by: ['office'] } as const;
const ofIncidents = { kinds: ['zero-incident'], letters: [] } as const;
const change = { ...byOffice, kinds: KINDS } as const;

/** What the office may do to a published task with a basis (调整). */
export const CHANGES: Readonly<Record<ChangeName, MoveRule>> = {
  'change-target': {
    ...change,
    name: '调整指标',
    from: ['issued', 'underway', 'suspended'],
    to: null,
    needs: ['measure', 'value', 'basis'],
    letters: [heads('changed')],
  },
  'change-due': {
    ...change,
    name: '调整时限',
    from: ['issued', 'underway', 'suspended'],
    to: null,
    needs: ['due', 'basis'],
    letters: [heads('changed')],
  },
  'move-lead': { ...change, name: '调整牵头单位', from: UNFINISHED, to: null, needs: ['lead', 'basis'], letters: bothHeads('reassigned') },
  /** Its letter is one for all tasks: the list of what is handed over. */
  'take-over': { ...change, name: '机构合并接续', from: UNFINISHED, to: null, needs: ['from', 'lead', 'basis'], letters: [] },
  suspend: { ...change, name: '暂缓', from: OPEN, to: 'suspended', needs: ['basis'], letters: leadersToo('changed') },
  resume: { ...change, name: '恢复', from: ['suspended'], to: null, needs: ['basis'], letters: [heads('changed')] },
  cancel: { ...change, name: '取消', from: UNFINISHED, to: 'ended', needs: ['basis'], letters: leadersToo('changed') },
  replace: { ...change, name: '替代', from: UNFINISHED, to: 'ended', needs: ['by', 'basis'], letters: [heads('changed')] },
  terminate: { ...change, name: '终止', from: UNFINISHED, to: 'ended', needs: ['basis'], letters: leadersToo('changed') },
};

/** The moves of a task, once: from which states to which, for which kinds, who may make them, what they need, what letters they cause. */
export const MOVES: Readonly<Record<MoveName, MoveRule>> = {
  acknowledge: { ...byHead, name: '签收', from: ['issued'], to: 'underway', kinds: KINDS, needs: [], letters: [] },
  object: { ...byHead, name: '提异议', from: ['issued'], to: null, kinds: KINDS, needs: ['reason'], letters: [] },
  'decide-objection': {
    ...byOffice,
    name: '裁定异议',
    from: ['issued'],
    to: null,
    kinds: KINDS,
    needs: ['upheld', 'lead'],
    letters: bothHeads('objection-decided'),
  },
  report: { ...byHead, name: '反馈进展', from: OPEN, to: 'underway', kinds: KINDS, needs: ['report'], letters: [] },
  /** Made by a report of another task of the group and by nothing else. */
  'answer-together': {
    ...byHead,
    name: '合并填报',
    from: OPEN,
    to: 'underway',
    kinds: KINDS,
    needs: ['with', 'periods'],
    letters: [],
  },
  'ask-extension': { ...byHead, name: '申请延期', from: OPEN, to: null, kinds: KINDS, needs: ['due', 'reason'], letters: [] },
  'decide-extension': {
    by: ['office', 'leader', 'chief'],
    name: '审批延期',
    from: OPEN,
    to: null,
    kinds: KINDS,
    needs: ['granted'],
    letters: [heads('extension-decided')],
  },
  claim: { ...byHead, name: '申请办结', from: ['underway'], to: 'claimed', kinds: CLAIMED, needs: [], letters: [] },
  verify: { ...byOffice, name: '核验', from: ['claimed'], to: 'completed', kinds: CLAIMED, needs: [], letters: [] },
  return: {
    ...byOffice,
    name: '退回',
    from: ['claimed'],
    to: 'underway',
    kinds: CLAIMED,
    needs: ['reason'],
    letters: [heads('returned')],
  },
  assess: { ...byHead, name: '年末评定', from: OPEN, to: 'assessed', kinds: KINDS, needs: ['verdict', 'sentence'], letters: [] },
  'fill-shares': { ...byHead, name: '填村级分解表', from: OPEN, to: 'underway', kinds: KINDS, needs: ['measures'], letters: [] },
  incident: {
    ...byHead,
    ...ofIncidents,
    name: '报告事件',
    from: [...OPEN, 'assessed'],
    to: 'underway',
    needs: ['date', 'level', 'count', 'facts'],
  },
  'handle-incident': { ...byHead, ...ofIncidents, name: '处置事件', from: [...OPEN, 'assessed'], to: null, needs: ['date'] },
  'discount-incident': { ...byOffice, ...ofIncidents, name: '注明事件不计入', from: [...OPEN, 'assessed'], to: null, needs: ['reason'] },
  support: {
    ...byHead,
    name: '反馈配合情况',
    from: ['issued', 'underway', 'claimed'],
    to: null,
    kinds: KINDS,
    needs: ['department', 'answer'],
    letters: [],
  },
  ...CHANGES,
};
