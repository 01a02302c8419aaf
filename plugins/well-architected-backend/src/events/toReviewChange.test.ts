import { toReviewChange } from './toReviewChange';

const WORKLOAD = '0123456789abcdef0123456789abcdef';
const ARN = `arn:aws:wellarchitected:eu-west-1:111122223333:workload/${WORKLOAD}`;
const SOURCE = { accountId: '111122223333', region: 'eu-west-1' };

function event(
  eventName: string,
  detail: object = {},
  envelope: object = {},
): Record<string, unknown> {
  return {
    version: '0',
    id: 'e1',
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.wellarchitected',
    account: SOURCE.accountId,
    region: SOURCE.region,
    detail: {
      eventSource: 'wellarchitected.amazonaws.com',
      eventName,
      ...detail,
    },
    ...envelope,
  };
}

function nested(depth: number): object {
  let value = {};
  for (let level = 0; level < depth; level++) {
    value = { WorkloadId: value };
  }
  return value;
}

const answered = event('UpdateAnswer', {
  requestParameters: { WorkloadId: WORKLOAD, LensAlias: 'wellarchitected' },
});

describe('toReviewChange', () => {
  it.each<[string, unknown]>([
    ['an answer', answered],
    [
      'a parameter with a small letter',
      event('UpdateWorkload', { requestParameters: { workloadId: WORKLOAD } }),
    ],
    [
      'a workload that only the response names',
      event('CreateMilestone', { responseElements: { WorkloadId: WORKLOAD } }),
    ],
    [
      'a tag on an encoded ARN',
      event('TagResource', {
        requestParameters: { workloadArn: encodeURIComponent(ARN) },
      }),
    ],
    [
      'a tag on a plain ARN',
      event('UntagResource', { requestParameters: { WorkloadArn: ARN } }),
    ],
    ['an event as text', JSON.stringify(answered)],
    [
      'an event that came through SNS',
      { Type: 'Notification', Message: JSON.stringify(answered) },
    ],
  ])('names the workload of %s', (_, payload) => {
    expect(toReviewChange(payload)).toEqual({
      ...SOURCE,
      workloadId: WORKLOAD,
    });
  });

  it.each([
    'AssociateLenses',
    'AssociateProfiles',
    'CreateMilestone',
    'DisassociateLenses',
    'DisassociateProfiles',
    'UpdateAnswer',
    'UpdateIntegration',
    'UpdateLensReview',
    'UpdateWorkload',
    'UpgradeLensReview',
    'UpgradeProfileVersion',
  ])('names the workload that %s changed', eventName => {
    expect(
      toReviewChange(
        event(eventName, {
          readOnly: false,
          requestParameters: { WorkloadId: WORKLOAD },
          responseElements: null,
        }),
      ),
    ).toEqual({ ...SOURCE, workloadId: WORKLOAD });
  });

  it.each([
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
  ])('knows the ARNs of %s', (region, partition) => {
    const WorkloadArn = `arn:${partition}:wellarchitected:${region}:111122223333:workload/${WORKLOAD}`;
    expect(
      toReviewChange(
        event(
          'TagResource',
          { requestParameters: { WorkloadArn } },
          { region },
        ),
      ),
    ).toEqual({ ...SOURCE, region, workloadId: WORKLOAD });
  });

  it('takes the account and region that CloudTrail records for those of the bus', () => {
    expect(
      toReviewChange(
        event(
          'UpdateAnswer',
          {
            recipientAccountId: '444455556666',
            awsRegion: 'us-east-1',
            requestParameters: { WorkloadId: WORKLOAD },
          },
          { account: '999900001111', region: 'eu-central-1' },
        ),
      ),
    ).toEqual({
      accountId: '444455556666',
      region: 'us-east-1',
      workloadId: WORKLOAD,
    });
  });

  it.each([
    'CreateWorkload',
    'DeleteWorkload',
    'CreateWorkloadShare',
    'DeleteWorkloadShare',
    'UpdateWorkloadShare',
    'UpdateShareInvitation',
  ])('asks for a listing after %s', eventName => {
    expect(
      toReviewChange(
        event(eventName, { requestParameters: { WorkloadId: WORKLOAD } }),
      ),
    ).toEqual(SOURCE);
  });

  it.each([
    'CreateLensShare',
    'CreateLensVersion',
    'CreateProfile',
    'CreateReviewTemplate',
    'DeleteLens',
    'DeleteProfileShare',
    'ExportLens',
    'ImportLens',
    'UpdateGlobalSettings',
    'UpdateProfile',
  ])('makes nothing of %s, which changes no workload', eventName => {
    const told = { LensAlias: 'ours', ProfileArn: 'arn:aws:wellarchitected' };
    expect(
      toReviewChange(
        event(eventName, { requestParameters: told, responseElements: told }),
      ),
    ).toBeUndefined();
  });

  const ofWorkload = { requestParameters: { WorkloadId: WORKLOAD } };
  it.each<[string, unknown]>([
    ['a read', event('GetAnswer', ofWorkload)],
    ['a listing', event('ListAnswers', ofWorkload)],
    [
      'what is marked as a read',
      event('Other', { ...ofWorkload, readOnly: true }),
    ],
    [
      'what failed',
      event('UpdateAnswer', { ...ofWorkload, errorCode: 'Denied' }),
    ],
    [
      'a workload that could not be created',
      event('CreateWorkload', { errorCode: 'ServiceQuotaExceededException' }),
    ],
    [
      'parameters that were too large to be recorded',
      event('UpdateAnswer', { requestParameters: { omitted: true } }),
    ],
    ['no parameters', event('UpdateAnswer', { requestParameters: null })],
    [
      'another service',
      event('UpdateAnswer', { ...ofWorkload, eventSource: 's3.amazonaws.com' }),
    ],
    [
      'another kind of event',
      event('UpdateAnswer', ofWorkload, { 'detail-type': 'Scheduled Event' }),
    ],
    ['no account', event('UpdateAnswer', ofWorkload, { account: '1; drop' })],
    ['no region', event('UpdateAnswer', ofWorkload, { region: '../..' })],
    [
      'an id that is none',
      event('UpdateAnswer', { requestParameters: { WorkloadId: "' or 1=1" } }),
    ],
    [
      'an id of another type',
      event('UpdateAnswer', { requestParameters: { WorkloadId: [WORKLOAD] } }),
    ],
    [
      'an id in capitals',
      event('UpdateAnswer', {
        requestParameters: { WorkloadId: WORKLOAD.toUpperCase() },
      }),
    ],
    [
      'an id with a line break',
      event('UpdateAnswer', {
        requestParameters: { WorkloadId: `${WORKLOAD}\n` },
      }),
    ],
    [
      'an id of great length',
      event('UpdateAnswer', {
        requestParameters: { WorkloadId: 'a'.repeat(5_000_000) },
      }),
    ],
    [
      'an ARN of great length',
      event('TagResource', {
        requestParameters: { WorkloadArn: `arn:${'%3A'.repeat(1_000_000)}` },
      }),
    ],
    [
      'parameters nested deeply',
      event('UpdateAnswer', { requestParameters: nested(100_000) }),
    ],
    ['parameters as text', event('UpdateAnswer', { requestParameters: 'x' })],
    ['parameters as a list', event('UpdateAnswer', { requestParameters: [] })],
    ['an operation of no name', event('', { eventName: { toString: 1 } })],
    ['an error of another type', event('UpdateAnswer', { errorCode: 7 })],
    ['details as a list', { ...answered, detail: [answered.detail] }],
    ['no details', { ...answered, detail: null }],
    [
      'what only the prototype holds',
      JSON.parse(`{"__proto__":${JSON.stringify(answered)}}`),
    ],
    [
      'the ARN of a lens',
      event('TagResource', {
        requestParameters: {
          workloadArn: 'arn:aws:wellarchitected:eu-west-1:111122223333:lens/a',
        },
      }),
    ],
    [
      'an ARN that cannot be decoded',
      event('TagResource', { requestParameters: { workloadArn: '%E0%A4%A' } }),
    ],
    [
      'parameters of a prototype',
      event('UpdateAnswer', {
        requestParameters: JSON.parse('{"__proto__":{"WorkloadId":"x"}}'),
      }),
    ],
    ['nothing', undefined],
    ['null', null],
    ['a list', [answered]],
    ['a number', 42],
    ['text that is no JSON', '{"detail'],
    ['text that is too long', `"${'x'.repeat(300_000)}"`],
    ['text of lists in lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['an envelope of no text', { Type: 'Notification', Message: 7 }],
    ['an envelope of no JSON', { Type: 'Notification', Message: '{' }],
    [
      'an envelope in an envelope',
      {
        Type: 'Notification',
        Message: JSON.stringify({
          Type: 'Notification',
          Message: JSON.stringify(answered),
        }),
      },
    ],
    [
      'an envelope of another kind',
      {
        Type: 'SubscriptionConfirmation',
        Message: JSON.stringify(answered),
      },
    ],
  ])('makes nothing of %s', (_, payload) => {
    expect(toReviewChange(payload)).toBeUndefined();
  });
});
