import { AdminCreateUserCommand, CognitoIdentityProviderClient, UsernameExistsException } from '@aws-sdk/client-cognito-identity-provider';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { logger } from '#runtime/logger.ts';
import { setting } from '#runtime/settings.ts';

const cognito = new CognitoIdentityProviderClient({});

/** Rung by the stream when a person joins a town: makes the account in the stack's own pool, without a password (sign-in is by e-mailed code). */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
  for (const { dynamodb } of event.Records) {
    try {
      await createAccount(String(unmarshall(dynamodb?.Keys as Record<string, AttributeValue>).pk).slice('EMAIL#'.length));
    } catch (error) {
      logger.error('account not made', { error: error as Error });
      batchItemFailures.push({ itemIdentifier: dynamodb?.SequenceNumber ?? '' });
    }
  }
  return { batchItemFailures };
};

const createAccount = async (email: string): Promise<void> => {
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: setting('userPool'),
        Username: email,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
  }
};
