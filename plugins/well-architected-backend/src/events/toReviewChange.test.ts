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
    ['a lens', event('CreateLensVersion', { requestParameters: {} })],
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
    ['a wrapped wrapping', { Type: 'Notification', Message: 7 }],
  ])('makes nothing of %s', (_, payload) => {
    expect(toReviewChange(payload)).toBeUndefined();
  });
});
