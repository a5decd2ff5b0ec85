import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRouteIntegration,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Route } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { SETTINGS } from '#runtime/settings.ts';
import type { Choices } from './context.ts';
import { type House, HouseFunction } from './house-function.ts';
import type { Issuer } from './identity.ts';
import type { Machines } from './workflows/machines.ts';

/** A town's busiest minute is the last day of a month: sixty people, a handful of requests each. The default of an account would be 10,000. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

/** API Gateway gives up after 30 seconds; the function gives up before, and can say so in its log. */
const TIMEOUT = Duration.seconds(28);

/** Who asked for what and what came of it; no header, no body, and no path: that of a mail link is a secret. */
const LOGGED = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  address: '$context.identity.sourceIp',
  route: '$context.routeKey',
  method: '$context.httpMethod',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
};

export interface HttpDoorsProps {
  readonly issuer: Issuer;
  readonly machines: Machines;
  readonly choices: Choices;
}

/**
 * The HTTP API and the functions that answer. `$default` goes to `Api` behind the authorizer, so that 404 and 405 are our own answers;
 * routes of `Files`, which carries what is heavy, and open routes, those of `Links` among them, are named one by one. No CORS: the page
 * has the same origin.
 */
export class HttpDoors extends Construct {
  readonly http: HttpApi;

  constructor(house: House, id: string, { issuer, machines, choices }: HttpDoorsProps) {
    super(house.stack, id);
    const api = apiOf(house, machines, choices.operators);
    const integrations = {
      api: integrationOf('Api', api),
      files: integrationOf('Files', filesOf(house, machines, choices.operators)),
      links: integrationOf('Links', linksOf(house)),
    };
    this.http = new HttpApi(this, 'Http', {
      description: "The annual plan's API",
      createDefaultStage: false,
      defaultIntegration: integrations.api,
      defaultAuthorizer: new HttpJwtAuthorizer('People', issuer.issuer, { jwtAudience: [...issuer.audience] }),
    });
    // Addresses of calendars, and those that stand in them.
    api.addEnvironment(SETTINGS.publicUrl, choices.publicUrl || this.http.apiEndpoint);
    for (const route of Object.values<Route>(ROUTES)) this.addRoute(route, integrations[route.lambda]);
    this.http.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'AccessLogs', { retention: RetentionDays.SIX_MONTHS })),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
  }

  private addRoute({ callers, lambda, method, path }: Route, integration: HttpRouteIntegration): void {
    const isOpen = callers.anyone !== undefined;
    if (lambda === 'api' && !isOpen) return;
    this.http.addRoutes({
      path,
      methods: methodsOf({ lambda, method }),
      integration,
      ...(isOpen && { authorizer: new HttpNoneAuthorizer() }),
    });
  }
}

/** What is read is asked about, too: `$default` would not find what `Files` has, and asks for a token where none is needed. `Links` names its own. */
const methodsOf = ({ lambda, method }: Pick<Route, 'lambda' | 'method'>): HttpMethod[] =>
  method === 'GET' && lambda !== 'links' ? [HttpMethod.GET, HttpMethod.HEAD] : [HttpMethod[method]];

const integrationOf = (name: string, handler: HouseFunction): HttpLambdaIntegration =>
  new HttpLambdaIntegration(name, handler, { payloadFormatVersion: PayloadFormatVersion.VERSION_2_0, timeout: Duration.seconds(29) });

const apiOf = (house: House, { intake, publish, yearEndReview, produceFiles }: Machines, operators: string): HouseFunction => {
  const api = new HouseFunction(house, 'Api', {
    door: 'api/index',
    table: 'change',
    hasReader: true,
    timeout: TIMEOUT,
    environment: { operators },
  });
  api.starts({ yearEndReviewMachine: yearEndReview.machine });
  api.follows({
    intakeMachine: intake.machine,
    publishMachine: publish.machine,
    yearEndReviewMachine: yearEndReview.machine,
    filesMachine: produceFiles.machine,
  });
  return api;
};

const filesOf = (house: House, { intake, publish, produceFiles }: Machines, operators: string): HouseFunction => {
  const files = new HouseFunction(house, 'Files', {
    door: 'files/index',
    table: 'change',
    bucket: 'change',
    hasReader: true,
    memorySize: 1024,
    timeout: TIMEOUT,
    environment: { operators },
  });
  const machines = { intakeMachine: intake.machine, publishMachine: publish.machine, filesMachine: produceFiles.machine };
  files.starts(machines);
  files.follows(machines);
  return files;
};

/** What a form touches: the link, its town's list (to read), tasks of the plan, their history, and the answers given before. */
const BEHIND_A_LINK = {
  read: ['LINK#', 'TOWN#', 'PLAN#', 'REQUEST#'],
  change: ['LINKS#', 'PLAN#', 'HISTORY#', 'REQUEST#'],
};

/** Answers people who have not signed in: it reaches a part of the table, and nothing else. */
const linksOf = (house: House): HouseFunction =>
  new HouseFunction(house, 'Links', { door: 'links/index', table: 'change', within: BEHIND_A_LINK, hasReader: true, timeout: TIMEOUT });
