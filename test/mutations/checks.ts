/** A check of who may see or do what, and the source without it. */
export interface Check {
  readonly what: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly code: string;
  /** The same with the check taken out. */
  readonly without: string;
}

/** Every check on which the matrix of rights rests. Each one removed, at least one cell must fail. */
export const CHECKS: readonly Check[] = [
  {
    what: 'an access token is no proof of a person',
    file: 'lib/runtime/request.ts',
    code: "claims.token_use === 'access' || ",
    without: '',
  },
  {
    what: 'an address counts only when it was verified',
    file: 'lib/runtime/request.ts',
    code: "String(claims.email_verified) !== 'true' || ",
    without: '',
  },
  {
    what: 'an address is a text',
    file: 'lib/runtime/request.ts',
    code: "typeof claims.email !== 'string' || claims.email === ''",
    without: 'false',
  },
  {
    what: 'an address is the same in any case',
    file: 'lib/runtime/request.ts',
    code: 'return claims.email.toLowerCase();',
    without: 'return claims.email;',
  },
  {
    what: 'only operators set up towns',
    file: 'lib/runtime/caller.ts',
    code: "if (!setting('operators').split(',').includes(email))",
    without: 'if (false)',
  },
  {
    what: 'only members come in',
    file: 'lib/runtime/caller.ts',
    code: "if (!known) throw new RuleError('StrangerToTown'",
    without: "if (!known) return { email, member: outsider(email), reach: 'town' };\n  if (false) throw new RuleError('StrangerToTown'",
  },
  {
    what: 'the town that a caller names is one of the own',
    file: 'lib/runtime/caller.ts',
    code: 'named === undefined || town === named.trim()',
    without: 'true',
  },
  {
    what: 'a deputy has the post within the days',
    file: 'lib/domain/deputies.ts',
    code: 'from <= day && day <= to;',
    without: 'true;',
  },
  {
    what: 'a viewer or head stands in for a head, nobody else',
    file: 'lib/domain/deputies.ts',
    code: 'current.length === 0 || !mayAct(member)',
    without: 'current.length === 0',
  },
  {
    what: 'a role does what ROUTES allow it',
    file: 'lib/runtime/caller.ts',
    code: "if (!reach) throw new RuleError('NotAllowed', '您的岗位不能进行这项操作。');\n  return { email, member, reach };",
    without: "return { email, member, reach: reach ?? 'town' };",
  },
  {
    what: 'a plan or task of another town is not there',
    file: 'lib/runtime/caller.ts',
    code: 'if (plan !== undefined && townOf(plan) !== town)',
    without: 'if (false)',
  },
  {
    what: 'an operation of another town is not there',
    file: 'lib/runtime/caller.ts',
    code: 'params.operation !== undefined &&',
    without: 'false &&',
  },
  {
    what: 'an operator sees the imports of the town in the address',
    file: 'lib/runtime/caller.ts',
    code: "member.town === '' ? (params.town ?? '') : member.town",
    without: "member.town === '' ? (params.operation ?? '').split('-')[1]! : member.town",
  },
  {
    what: 'an operator sees imports, and no other work',
    file: 'functions/api/get-import.ts',
    code: 'if (!/^files-[a-z0-9-]+-import-/.test(operation))',
    without: 'if (false)',
  },
  {
    what: 'a file in which sensitive tasks stand whole is for the office',
    file: 'functions/files/get-document.ts',
    code: "if (isForTheOffice(name) && member.role !== 'office')",
    without: 'if (false)',
  },
  {
    what: 'a head acts on the tasks of an own department, and answers for those that ask it for something',
    file: 'lib/runtime/act-on-task.ts',
    code: "if (reach === 'town' || member.departments.includes(owner)) return;",
    without: 'return;',
  },
  {
    what: 'a head keeps the records of an own department',
    file: 'lib/runtime/unplanned-view.ts',
    code: "if (reach === 'own' && !member.departments.includes(department))",
    without: 'if (false)',
  },
  {
    what: 'a head hands in and sees the evidence of an own department',
    file: 'lib/runtime/evidence-view.ts',
    code: "if (reach === 'own' && !member.departments.includes(task.lead))",
    without: 'if (false)',
  },
  {
    what: 'a head acknowledges the list of an own department',
    file: 'functions/api/acknowledge-plan.ts',
    code: "if (reach === 'own' && !member.departments.includes(department))",
    without: 'if (false)',
  },
  {
    what: 'a sensitive task shows others its title only',
    file: 'lib/runtime/task-view.ts',
    code: 'view.sensitive && !isPrivyTo(member, view)',
    without: 'false',
  },
  {
    what: 'the history of a sensitive task is closed to others',
    file: 'functions/api/list-history.ts',
    code: 'if (task.sensitive && !isPrivyTo(member, task))',
    without: 'if (false)',
  },
  {
    what: 'a viewer sees no people',
    file: 'functions/api/get-organization.ts',
    code: "member.role === 'viewer' ? [] : organization.people",
    without: 'organization.people',
  },
  {
    what: 'a head is asked for own tasks only',
    file: 'functions/api/get-due.ts',
    code: "reach === 'town' || member.departments.includes(task.lead)",
    without: 'true',
  },
  {
    what: 'a task is not there before its plan is published',
    file: 'lib/runtime/published-tasks.ts',
    code: "if (header?.status !== 'published') throw new RuleError('NotFound', '计划还没有发布。');",
    without: '',
  },
  {
    what: 'a list shows no task before its plan is published',
    file: 'lib/runtime/published-tasks.ts',
    code: "return status === 'published' ? all : [];",
    without: 'return all;',
  },
  {
    what: 'a link that has expired opens nothing',
    file: 'lib/runtime/open-link.ts',
    code: 'if (isExpired(link, at))',
    without: 'if (false)',
  },
  {
    what: 'a link that was revoked opens nothing',
    file: 'lib/runtime/open-link.ts',
    code: 'if (link.revoked) throw revoked();',
    without: '',
  },
  {
    what: 'a link opens as long as its person heads the department',
    file: 'lib/runtime/open-link.ts',
    code: 'person !== undefined && actsFor(person, department)',
    without: 'person !== undefined',
  },
  {
    what: 'a link acts on tasks of its department only',
    file: 'lib/runtime/open-link.ts',
    code: 'tasks: all.filter(({ lead }) => departments.includes(lead)),',
    without: 'tasks: all,',
  },
  {
    what: 'a form is taken only from who was shown it',
    file: 'lib/runtime/send-form.ts',
    code: 'const isKnown = isOurs && rows.length === names.length;',
    without: 'const isKnown = rows.length === names.length;',
  },
  {
    what: 'a form is taken only in the state that it showed',
    file: 'lib/runtime/send-question.ts',
    code: 'if (row.v !== String(task.version))',
    without: 'if (false)',
  },
  {
    what: 'nobody fills in a form without a name',
    file: 'lib/runtime/send-form.ts',
    code: "for (const names of reporterError === '' ? questionsOf(filled) : [])",
    without: 'for (const names of questionsOf(filled))',
  },
  {
    what: 'a form shows of a sensitive task no sentence',
    file: 'lib/domain/link-form.ts',
    code: "text: task.sensitive ? '' : task.text,",
    without: 'text: task.text,',
  },
];
