/** Names of errors: the functions throw them, the machines retry or catch them. */

/** A passing trouble that a function found itself, e.g. a transaction that met another. */
export const RETRYABLE = 'Retryable';

/** What is wrong with the file that somebody sent in. */
export const REFUSALS = ['NotAReport', 'TooLarge', 'WrongYear'];

/** Why a draft cannot be published now. */
export const NOT_PUBLISHABLE = ['VersionIsStale', 'LeadMissing', 'NothingToPublish', 'WrongStatus', 'MergerUnfinished'];

/** A review was asked of a plan that nobody works on. */
export const PLAN_NOT_PUBLISHED = 'PlanNotPublished';

/** With these a machine ends itself. */
export const PUBLISH_FAILED = 'PublishFailed';
export const TOWNS_FAILED = 'TownsFailed';
