import type * as z from 'zod/mini';
import { addDepartment, addPerson, changeDepartment, changePerson } from '#contract/organization-changes.ts';
import { parse } from '#contract/parse.ts';
import { DEPARTMENT_COLUMNS, DEPARTMENT_SHEET, PEOPLE_SHEET, PERSON_COLUMNS } from '#documents/organization-workbook.ts';
import { cellError, type ReadSheet, type SheetLine } from '#documents/read-workbook.ts';
import { cellErrors, type TypedLine, typedLine } from '#documents/sheet-column.ts';
import type { Day } from '#domain/day.ts';
import {
  type DepartmentPatch,
  departmentOf,
  type PersonPatch,
  personOf,
  withDepartment,
  withDepartmentChanged,
  withPerson,
  withPersonChanged,
  wrongPosts,
} from '#domain/organization-changes.ts';
import { type Organization, type Person, STANDING } from '#domain/town.ts';
import { repeatedIn, type TakenSheets, takeLine } from './take-line.ts';

const WRONG = '表中有错，内容未保存。';

/**
 * What the lines of 单位 and 人员 change of a town, by the same rules as each change alone: departments first, so that people may have
 * posts in those that are new. Every line is judged, whatever is wrong with the others. A line that is missing changes nothing.
 */
export const takeOrganizationSheets = (organization: Organization, sheets: readonly ReadSheet[], day: Day): TakenSheets => {
  const start: TakenSheets = { next: organization, lines: [], errors: [], warnings: [] };
  const departments = sheets.find(({ name }) => name === DEPARTMENT_SHEET);
  const people = sheets.find(({ name }) => name === PEOPLE_SHEET);
  const settled = departments ? withMissing(departments.lines.reduce(takingDepartments(departments), start), departments) : start;
  return people ? people.lines.reduce(takingPeople(people, organization, day), settled) : settled;
};

/** Who changed a name sees a new department beside the old one: it is said which ones the sheet does not name. */
const withMissing = (taken: TakenSheets, sheet: ReadSheet): TakenSheets => {
  if (taken.lines.every(({ before }) => before !== null)) return taken;
  const named = new Set(sheet.lines.map(({ cells }) => cells.名称));
  const had = taken.next.departments.filter((one) => !taken.lines.some(({ after }) => after === one));
  const missing = had.flatMap(({ name, validTo }) => (named.has(name) || validTo !== null ? [] : [name]));
  if (missing.length === 0) return taken;
  const message = `有新设的单位，而表中没有“${missing.join('”“')}”：这些单位不变。若是改名，请用“合并”。`;
  return { ...taken, warnings: [...taken.warnings, { pointer: `/${sheet.name}`, message }] };
};

const takingDepartments = (sheet: ReadSheet) => {
  const repeated = repeatedIn(sheet, ({ cells }) => cells.名称 ?? '', '名称');
  return (taken: TakenSheets, line: SheetLine): TakenSheets => {
    if (repeated(line).length > 0) return { ...taken, errors: [...taken.errors, ...repeated(line)] };
    const name = line.cells.名称 ?? '';
    const present = taken.next.departments.find((one) => one.name.trim() === name);
    const read = typedLine(DEPARTMENT_COLUMNS, sheet, line, present, []);
    return takeLine(taken, { sheet, line, columns: DEPARTMENT_COLUMNS, present, wrong: read.wrong }, () => {
      const next = present
        ? withDepartmentChanged(taken.next, present.name, parsed(changeDepartment, read) as DepartmentPatch)
        : withDepartment(taken.next, { ...STANDING, ...parsed(addDepartment, read) });
      return { next, after: departmentOf(next, present?.name ?? name) };
    });
  };
};

const takingPeople = (sheet: ReadSheet, before: Organization, day: Day) => {
  const address = repeatedIn(sheet, ({ cells }) => (cells.邮箱 ?? '').toLowerCase(), '邮箱');
  const number = repeatedIn(sheet, ({ cells }) => (cells.编号 ?? '').toLowerCase(), '编号');
  const repeated = (line: SheetLine) => [...number(line), ...address(line)];
  const known = new Set(before.people.map(({ name }) => name));
  return (taken: TakenSheets, line: SheetLine): TakenSheets => {
    if (repeated(line).length > 0) return { ...taken, errors: [...taken.errors, ...repeated(line)] };
    const { 编号: id = '', 姓名: name = '', 邮箱: email = '' } = line.cells;
    const present = taken.next.people.find((one) => one.id === (id || email).toLowerCase());
    const read = typedLine(
      PERSON_COLUMNS,
      sheet,
      line,
      present,
      taken.next.departments.map((one) => one.name),
    );
    const unknown = id !== '' && !present ? [cellError(line, sheet, '编号', '名单中没有这个编号；新增的人编号请留空')] : [];
    const others = read.wrong.filter(({ pointer }) => unknown.every((one) => one.pointer !== pointer));
    const { departments = [] } = read.typed as { readonly departments?: readonly string[] };
    const posts = cellErrors(PERSON_COLUMNS, sheet, line, wrongPosts({ departments }, taken.next, day, present?.departments));
    const made = takeLine(taken, { sheet, line, columns: PERSON_COLUMNS, present, wrong: [...unknown, ...others, ...posts] }, () => {
      const next = present ? changed(taken.next, present, read, day) : added(taken.next, read, day);
      const address = String(read.typed.email ?? present?.id ?? '');
      return { next, after: personOf(next, address) };
    });
    if (present || unknown.length > 0 || !known.has(name)) return made;
    const message = '名单中已有同名的人，将另外新增一人；若是同一人换了邮箱，请填编号';
    return { ...made, warnings: [...made.warnings, cellError(line, sheet, '姓名', message)] };
  };
};

const changed = (organization: Organization, { id }: Person, read: TypedLine, day: Day): Organization =>
  withPersonChanged(organization, id, parsed(changePerson, read) as PersonPatch, day);

const added = (organization: Organization, { typed }: TypedLine, day: Day): Organization => {
  const person = parse(addPerson, { post: '', ...typed }, 'BodyIsWrong', WRONG);
  return withPerson(organization, { ...person, id: person.email, deputy: null }, day);
};

const parsed = <Schema extends z.ZodMiniType>(schema: Schema, { typed }: TypedLine): z.infer<Schema> =>
  parse(schema, typed, 'BodyIsWrong', WRONG);
