import type { Day } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { isFilledIn } from '#domain/mail-link.ts';
import { type ChatText, chatTextFor, pressedBy } from '#runtime/chat-texts.ts';
import { chronicleOf } from '#runtime/chronicle.ts';
import { endpoint } from '#runtime/endpoint.ts';
import type { Services } from '#runtime/services.ts';
import { linkId } from '#store/links.ts';
import type { Town } from '#store/town.ts';

/** Two items of each link, the history, the answer and the plan in one transaction of a hundred. */
const MOST_TEXTS = 48;

/**
 * 复制到微信群: for each department that owes something, or for one, a text with a link, ready to paste; that it was made is a 催办 in the
 * town's history, which the office and the leaders read. The secret of a link is told here and nowhere else: what is kept for a repeated request has no text, so an office
 * that lost the answer asks again under a new key.
 */
export const makeChatTexts = endpoint('makeChatTexts', async (request, services) => {
  const { params, body, town, day } = request;
  const { plan = '' } = params;
  const [header, organization, calendar, tasks] = await Promise.all([
    services.plans.load(plan),
    services.organizations.load(town),
    services.calendars.of(town),
    services.tasks.ofPlan(plan),
  ]);
  if (header.status !== 'published') throw new RuleError('WrongStatus', '计划发布后才能催办。');
  const names = organization.departments.map(({ name }) => name);
  const asked = body.department === undefined ? await inDigests(town, plan, day, services) : [known(body.department, names)];
  const scene = { organization, tasks, context: { calendar, policy: organization.policy } };
  const texts = asked.flatMap((department) => chatTextFor(department, request, scene));
  if (texts.length > MOST_TEXTS)
    throw new RuleError('TooManyAtOnce', `今天有${texts.length}个单位要催，一次最多${MOST_TEXTS}个，请逐个单位复制。`);
  const shown = texts.map((text) => shownText(text));
  const answer = { status: 200, headers: {}, body: { texts: shown } };
  const kept = { ...answer, body: { texts: shown.map((one) => ({ ...one, text: null })) } };
  await services.commit([
    ...request.record(kept),
    services.plans.inStatus(plan, 'published'),
    ...texts.flatMap(({ link }) => services.links.make(link)),
    ...texts.slice(0, 1).map(({ link }) => {
      const after = { plan, texts: texts.map(pressedBy) };
      const entry = chronicleOf(request, { of: town, version: organization.version, kind: 'chat-text', before: null, after, note: '' });
      return services.histories.beside(entry, `chat#${linkId(link)}`);
    }),
  ]);
  return answer;
});

const shownText = ({ department, text, link, lastDay }: ChatText) => ({ department, text, link: linkId(link), lastDay });

/** Departments of which a digest of the day asks something of the plan, in the order of the letters. */
const inDigests = async (town: Town, plan: string, day: Day, { letters }: Services): Promise<readonly string[]> => {
  const items = (await letters.between(town, day, day)).flatMap(({ content }) => (content.kind === 'digest' ? content.reminder.items : []));
  return [...new Set(items.filter((item) => item.plan === plan && isFilledIn(item)).map(({ department }) => department))];
};

const known = (department: string, names: readonly string[]): string => {
  if (!names.includes(department))
    throw new RuleError('BodyIsWrong', '没有这个单位。', [{ pointer: '/department', message: `没有“${department}”这个单位` }]);
  return department;
};
