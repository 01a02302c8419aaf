import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readWellArchitectedConfig } from './config';

function read(wellArchitected?: JsonObject) {
  return readWellArchitectedConfig(
    mockServices.rootConfig({
      data: wellArchitected ? { wellArchitected } : {},
    }),
  );
}

describe('readWellArchitectedConfig', () => {
  it('has defaults for everything', () => {
    expect(read()).toEqual({
      sources: [],
      endpoint: undefined,
      schedule: {
        frequency: { minutes: 30 },
        timeout: { seconds: 50 },
        comparison: { days: 1 },
        reread: { days: 7 },
      },
      trackedRisks: ['HIGH'],
      scoring: { mediumWeight: 0.5, minimumCoverage: 0.5 },
      linkTag: 'backstage.io/entity-ref',
      eventsTopic: 'wellArchitected',
      staleAfter: { days: 180 },
      notifications: {
        assigned: true,
        reopened: true,
        due: true,
        'acceptance-ending': true,
      },
    });
    expect(read({ scoring: {} })).toEqual(read());
  });

  it('reads all there is to configure', () => {
    expect(
      read({
        sources: [
          {
            accountId: '011122223333',
            regions: ['eu-west-1', 'us-gov-west-1'],
            name: 'Shop',
          },
          { accountId: '444455556666', regions: ['eu-west-1'] },
        ],
        endpoint: 'http://127.0.0.1:4571',
        schedule: {
          frequency: 'PT1H',
          timeout: { minutes: 5 },
          comparison: 'PT12H',
          reread: { days: 30 },
        },
        remediation: { risks: ['HIGH', 'MEDIUM'] },
        scoring: { mediumWeight: 0, minimumCoverage: 1 },
        links: { tag: 'entity' },
        events: { topic: 'reviews' },
        review: { staleAfter: '1y' },
        notifications: { reopened: false, acceptanceEnding: false },
      }),
    ).toEqual({
      sources: [
        {
          sourceId: '011122223333:eu-west-1',
          sourceName: 'Shop',
          accountId: '011122223333',
          region: 'eu-west-1',
        },
        {
          sourceId: '011122223333:us-gov-west-1',
          sourceName: 'Shop',
          accountId: '011122223333',
          region: 'us-gov-west-1',
        },
        {
          sourceId: '444455556666:eu-west-1',
          sourceName: '444455556666',
          accountId: '444455556666',
          region: 'eu-west-1',
        },
      ],
      endpoint: 'http://127.0.0.1:4571',
      schedule: {
        frequency: { hours: 1 },
        timeout: { minutes: 5 },
        comparison: { hours: 12 },
        reread: { days: 30 },
      },
      trackedRisks: ['HIGH', 'MEDIUM'],
      scoring: { mediumWeight: 0, minimumCoverage: 1 },
      linkTag: 'entity',
      eventsTopic: 'reviews',
      staleAfter: { years: 1 },
      notifications: {
        assigned: true,
        reopened: false,
        due: true,
        'acceptance-ending': false,
      },
    });
  });

  const source = (changes: JsonObject) => ({
    sources: [
      { accountId: '111122223333', regions: ['eu-west-1'], ...changes },
    ],
  });

  it.each<[JsonObject, string]>([
    [source({ accountId: '1111' }), 'wellArchitected.sources[0].accountId'],
    [
      source({ accountId: 111122223333 }),
      'wellArchitected.sources[0].accountId',
    ],
    [source({ regions: [] }), 'wellArchitected.sources[0].regions'],
    [source({ regions: ['Ireland'] }), "'Ireland' is no AWS region"],
    [source({ regions: 'eu-west-1' }), 'wellArchitected.sources[0].regions'],
    [
      source({ regions: ['eu-west-1', 'eu-west-1'] }),
      'names 111122223333:eu-west-1 twice',
    ],
    [
      {
        sources: [
          { accountId: '111122223333', regions: ['eu-west-1'] },
          { accountId: '111122223333', regions: ['eu-west-1'], name: 'Again' },
        ],
      },
      'names 111122223333:eu-west-1 twice',
    ],
    [{ endpoint: 'localhost:4571' }, 'wellArchitected.endpoint'],
    [{ schedule: { frequency: 'often' } }, 'schedule.frequency'],
    [
      { schedule: { frequency: { minutes: 0 } } },
      'wellArchitected.schedule.frequency',
    ],
    [{ schedule: { timeout: { parsecs: 1 } } }, 'schedule.timeout'],
    [{ remediation: { risks: ['LOW'] } }, 'wellArchitected.remediation.risks'],
    [
      { scoring: { mediumWeight: 1.1 } },
      'wellArchitected.scoring.mediumWeight',
    ],
    [
      { scoring: { minimumCoverage: -0.1 } },
      'wellArchitected.scoring.minimumCoverage',
    ],
    [{ events: { topic: 7 } }, 'events.topic'],
    [{ events: { topic: '' } }, 'events.topic'],
    [{ review: { staleAfter: 7 } }, 'review.staleAfter'],
    [{ notifications: false }, 'wellArchitected.notifications'],
    [{ notifications: { due: 'weekly' } }, 'wellArchitected.notifications.due'],
  ])('refuses %j and names the key', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});
