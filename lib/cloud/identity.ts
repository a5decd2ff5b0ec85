import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolEmail,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Choices } from './context.ts';
import { type House, HouseFunction } from './house-function.ts';
import { listenForNew } from './stream.ts';

/** Whose tokens the API believes. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** The issuer named in the context, else a Cognito pool of our own. */
export const issuerOf = (house: House, choices: Choices): Issuer =>
  choices.issuer ? { issuer: choices.issuer, audience: choices.audience.split(',') } : new People(house, 'People', choices);

/**
 * People sign in by a code sent to their e-mail address; nobody is given a password and nobody signs up: `sync-people` makes the
 * accounts of those whom a town lists.
 */
class People extends Construct implements Issuer {
  readonly issuer: string;
  readonly audience: readonly string[];

  constructor(house: House, id: string, choices: Choices) {
    super(house.stack, id);
    const pool = new UserPool(this, 'Pool', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // Cognito does not let a pool go without passwords; none is ever set, so none ever works.
      signInPolicy: { allowedFirstAuthFactors: { password: true, emailOtp: true } },
      passwordPolicy: { minLength: 16, requireLowercase: true, requireUppercase: true, requireDigits: true, requireSymbols: true },
      mfa: Mfa.OFF,
      email: UserPoolEmail.withCognito(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const client = pool.addClient('Page', {
      authFlows: { user: true },
      generateSecret: false,
      preventUserExistenceErrors: true,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${choices.publicUrl || 'http://localhost:8080'}/`],
        logoutUrls: [`${choices.publicUrl || 'http://localhost:8080'}/`],
      },
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
    pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: `annual-plan-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new CfnManagedLoginBranding(this, 'Look', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.issuer = `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${pool.userPoolId}`;
    this.audience = [client.userPoolClientId];
    const syncPeople = new HouseFunction(house, 'SyncPeople', { door: 'sync-people', environment: { userPool: pool.userPoolId } });
    syncPeople.allow(['cognito-idp:AdminCreateUser'], pool.userPoolArn);
    // One who leaves a town keeps an account that opens nothing.
    listenForNew(house, syncPeople, 'EMAIL#');
  }
}
