import { repeatsIn } from '#contract/refuse-repeats.ts';
import { RuleError } from '#domain/errors.ts';
import { lightRuleErrors } from '#domain/light-rules.ts';
import type { ReminderPolicy } from '#domain/town.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

type Patch = Omit<Partial<ReminderPolicy>, 'clearing'> & { readonly clearing?: Partial<ReminderPolicy['clearing']> | undefined };

/** What is left out stays; a source that is named is set as a whole, so that nothing in it brings its defaults back. */
const withPolicy = (policy: ReminderPolicy, { clearing, lights, limits, sources, ...others }: Patch = {}): ReminderPolicy => ({
  ...policy,
  ...others,
  clearing: { ...policy.clearing, ...clearing },
  ...(lights && { lights: { ...policy.lights, ...lights } }),
  ...(limits && { limits: { ...policy.limits, ...limits } }),
  ...(sources && { sources: { ...policy.sources, ...sources } }),
});

/** Changes the town's name, policy, region or own seasons; published tasks keep the seasons that they were published with. */
export const changeOrganization = endpoint('changeOrganization', (request, services) =>
  changeTown(request, services, (organization) => {
    const { name, region, seasons, policy } = organization;
    const before = { name, region, seasons, policy };
    const after = { ...before, ...request.body, policy: withPolicy(policy, request.body.policy) };
    const disordered = lightRuleErrors(after.policy).map(({ pointer, message }) => ({ pointer: `/policy/lights${pointer}`, message }));
    if (disordered.length > 0) throw new RuleError('BodyIsWrong', '灯的规则有误，内容未保存。', disordered);
    const repeats = repeatsIn(after.seasons, 'name').map(({ pointer, message }) => ({ pointer: `/seasons${pointer}`, message }));
    if (repeats.length > 0) throw new RuleError('BodyIsWrong', '季节表有误，内容未保存。', repeats);
    return {
      kind: 'organization-changed',
      next: { ...organization, ...after },
      before,
      after,
      answerOf: (version) => ({ body: { version } }),
    };
  }),
);
