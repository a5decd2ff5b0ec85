import { chineseDate, chineseMonthDay, type Day } from '#domain/day.ts';
import type { FormBeside } from '#domain/form-beside.ts';
import type { FormRow } from '#domain/link-form.ts';
import { asksToAcknowledge, type LinkLetter } from '#domain/mail-link.ts';
import { besideHtml } from './form-beside.ts';
import type { RowState } from './form-fields.ts';
import { formFrame, list, paragraph, worded } from './form-frame.ts';
import { jointHtml, rowHtml, type StatedRow } from './form-row.ts';
import { escapeHtml } from './html.ts';

/** Whom the form greets, and when. */
export interface FormHead {
  readonly town: string;
  readonly departments: readonly string[];
  /** Post and name of the letter's reader. */
  readonly reader: string;
  readonly day: Day;
  readonly lastDay: Day;
  readonly letter: LinkLetter;
  /** Departments to which a task may belong that is not this one's. */
  readonly offices: readonly string[];
}

/** A row that was taken in, with what stands now. */
export interface Received {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface FormPage {
  readonly head: FormHead;
  readonly rows: readonly FormRow[];
  readonly beside: FormBeside;
  readonly nonce: string;
  /** What came back of a form that was sent in; absent for a fresh one. */
  readonly back?: {
    /** What is the matter, in one sentence. */
    readonly say: string;
    readonly received: readonly Received[];
    readonly rows: ReadonlyMap<string, RowState>;
    readonly reporter: string;
    readonly reporterError: string;
  };
}

const FRESH: RowState = { typed: {}, errors: {} };

/**
 * The form behind a mail link: what is asked first, then what else may be told, then what is over. Whatever is left blank is not sent.
 * It works without script, and opening it changes nothing.
 */
export const formPage = ({ head, rows, beside, nonce, back }: FormPage): string => {
  const open = rows.filter(({ isOpen }) => isOpen);
  const asked = open.filter(({ isAsked }) => isAsked);
  const questions = asked.filter(({ joins }) => joins === null).length;
  const signs = asksToAcknowledge(head.letter) && open.some(({ mayAcknowledge }) => mayAcknowledge);
  const stated = (row: FormRow): StatedRow => ({ row, state: back?.rows.get(row.n) ?? FRESH });
  const htmlOf = (row: FormRow): string => {
    const others = open.filter(({ joins }) => joins === row.n);
    return others.length > 0 ? jointHtml([row, ...others].map(stated), head.offices) : rowHtml(row, stated(row).state, head.offices);
  };
  const rest = open.filter(({ isAsked }) => !isAsked);
  return formFrame(
    `${head.town}填报：${head.departments.join('、')}`,
    headHtml(head, questions, signs ? signOf(open) : head.letter === 'returned' ? MEND : FILL_IN),
    back ? backHtml(back) : '',
    '<form method="post" accept-charset="utf-8">',
    `<input type="hidden" name="nonce" value="${escapeHtml(nonce)}">`,
    ...asked.filter(({ joins }) => joins === null).map(htmlOf),
    besideHtml(beside, (name) => back?.rows.get(name) ?? FRESH),
    rest.length > 0 ? `<h3>其余事项，有补充再填（${rest.length}项）</h3>` : '',
    ...rest.map(htmlOf),
    open.length + beside.supports.length + beside.unplanned.length > 0 ? sendHtml(open, signs, back) : '',
    '</form>',
    overHtml(rows),
    footHtml(head),
  );
};

interface Asks {
  readonly what: string;
  readonly how: string;
}

const headHtml = ({ town, departments, day }: FormHead, asked: number, { what, how }: Asks): string =>
  [
    `<p class="small">${worded(town)}年度任务填报 · ${chineseDate(day)}</p>`,
    `<h1>${worded(departments.join('、'))}：${asked > 0 ? `${what}${asked}项` : '现在没有要填的事项'}</h1>`,
    asked > 0 ? paragraph('lead', how) : '',
  ].join('');

const FILL_IN: Asks = { what: '本期请填', how: '只填有变化的，空着的不提交；每项单独保存。' };
const MEND: Asks = { what: '退回请补', how: '看过退回的理由，补填以后勾上“申请办结”，在最下面填姓名，点“提交”。' };

/** 提异议 is named as long as a row has it. */
const signOf = (open: readonly FormRow[]): Asks => {
  const object = open.some(({ mayObject }) => mayObject) ? '不是您单位的事，点“提异议”，写明理由。' : '';
  return { what: '请签收', how: `看过事项，在最下面填姓名，点“签收”。${object}` };
};

const backHtml = ({ say, received }: NonNullable<FormPage['back']>): string =>
  [
    `<div class="bad" role="alert">${worded(say)}</div>`,
    received.length > 0 ? `<div class="done"><p>已保存${received.length}项：</p>${receivedHtml(received)}</div>` : '',
  ].join('');

const receivedHtml = (received: readonly Received[]): string => list(received.map(({ title, lines }) => [title, ...lines].join('\n')));

/** The button that the letter asks for comes first: it is also what the Enter key presses. */
const sendHtml = (open: readonly FormRow[], signs: boolean, back: FormPage['back']): string => {
  const waiting = open.filter(({ mayAcknowledge }) => mayAcknowledge).length;
  const error = back?.reporterError ?? '';
  const kind = (isFirst: boolean): string => (isFirst ? '' : ' class="second"');
  const buttons = [
    `<button${kind(!signs)}>${signs ? '只提交填写的内容' : '提交'}</button>`,
    waiting > 0 ? `<button${kind(signs)} name="acknowledge" value="all">签收（${waiting}项），并提交填写的内容</button>` : '',
  ];
  const described = `reporter.hint${error && ' reporter.error'}`;
  return [
    `<section class="card${error && ' wrong'}"><div class="field"><label for="reporter">填报人（必填）</label>`,
    '<p class="last" id="reporter.hint">谁填写就写谁的姓名，至多20个字。</p>',
    error && `<p class="error" id="reporter.error">${worded(error)}</p>`,
    `<input type="text" id="reporter" name="reporter" required maxlength="20" autocomplete="name" value="${escapeHtml(back?.reporter ?? '')}"`,
    ` aria-describedby="${described}"${error && ' aria-invalid="true"'}></div>`,
    ...(signs ? buttons.toReversed() : buttons),
    '</section>',
  ].join('');
};

const overHtml = (rows: readonly FormRow[]): string => {
  const over = rows.filter(({ isOpen }) => !isOpen);
  return over.length === 0 ? '' : `<h3>不用再填（${over.length}项）</h3>${list(over.map(({ title, state }) => `${title}（${state}）`))}`;
};

const footHtml = ({ departments, reader, lastDay, town }: FormHead): string =>
  [
    `<footer><p>这个链接发给${worded(departments.join('、'))}（${worded(reader)}），有效至${chineseMonthDay(lastDay)}，可以转给本单位同事填。`,
    '不是本单位的人请不要填，并告诉党政办。</p>',
    '<p>有困难的，直接回复来信或打党政办电话，由党政办代填。请勿填写涉密内容和个人身份信息。</p>',
    `<p>${worded(town)}党政综合办公室</p></footer>`,
  ].join('');

/** What was taken in, and what is still open. */
export const receiptPage = (head: FormHead, received: readonly Received[], rows: readonly FormRow[]): string => {
  const open = rows.filter(({ isAsked }) => isAsked);
  return formFrame(
    `已收到：${head.departments.join('、')}`,
    `<p class="small">${worded(head.town)}年度任务填报 · ${chineseDate(head.day)}</p><h1>已收到${received.length}项，谢谢</h1>`,
    `<div class="done">${receivedHtml(received)}</div>`,
    open.length > 0 ? `<h3>还没有填的（${open.length}项）</h3>${list(open.map(({ title, dues }) => [title, ...dues].join('\n')))}` : '',
    open.length > 0 ? '<p><a href="">继续填写</a></p>' : paragraph('lead', '本期要填的都填完了，可以关闭本页。'),
    footHtml(head),
  );
};
