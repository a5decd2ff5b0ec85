import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpNoneAuthorizer, LogGroupLogDestination, PayloadFormatVersion } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ROUTES, type Route } from '#contract/routes.ts';
import type { Issuer } from './identity.ts';

/** A town's busiest minute is the last day of a month: sixty people, a handful of requests each. The default of an account would be 10,000. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

/** Who asked for what and what came of it; no header, no body. */
const LOGGED = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  address: '$context.identity.sourceIp',
  route: '$context.routeKey',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
};

export interface HttpApiProps {
  readonly issuer: Issuer;
  readonly api: IFunction;
  readonly files: IFunction;
}

const isOpen = (route: Route): boolean => route.callers.anyone !== undefined;

/**
 * The HTTP API. `$default` goes to `api` behind the authorizer, so that 404 and 405 are our own answers; routes of `files` and open routes
 * are named one by one. No CORS: the page has the same origin.
 */
export class TownApi extends Construct {
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, { issuer, api, files }: HttpApiProps) {
    super(scope, id);
    const integration = (name: string, handler: IFunction) =>
      new HttpLambdaIntegration(name, handler, { payloadFormatVersion: PayloadFormatVersion.VERSION_2_0, timeout: Duration.seconds(29) });
    const integrations = { api: integration('Api', api), files: integration('Files', files) };

    this.http = new HttpApi(this, 'Http', {
      description: "The annual plan's API",
      createDefaultStage: false,
      defaultIntegration: integrations.api,
      defaultAuthorizer: new HttpJwtAuthorizer('People', issuer.issuer, { jwtAudience: [...issuer.audience] }),
    });
    for (const route of Object.values<Route>(ROUTES)) {
      if (route.lambda === 'api' && !isOpen(route)) continue;
      this.http.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: integrations[route.lambda],
        ...(isOpen(route) && { authorizer: new HttpNoneAuthorizer() }),
      });
    }
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
}
