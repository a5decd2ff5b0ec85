import type { Day, Instant } from '#domain/day.ts';
import type { Letter, LetterContent } from '#domain/letter.ts';
import { officeOf } from '#domain/recipients.ts';
import type { Organization, Person } from '#domain/town.ts';

/** A letter to a person of the town, in the office's name; replies go to the office. */
export const letterTo = (
  person: Person,
  organization: Organization,
  { day, at, subject, content }: { day: Day; at: Instant; subject: string; content: LetterContent },
): Letter => ({
  town: organization.town,
  townName: organization.name,
  day,
  subject,
  person: person.id,
  to: { name: `${person.post}${person.name}`, email: person.email },
  replyTo: officeOf(organization)[0]?.email ?? '',
  at,
  content,
});
