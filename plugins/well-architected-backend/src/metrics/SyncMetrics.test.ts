import type { MetricsServiceObservableCallback } from '@backstage/backend-plugin-api/alpha';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { SourceHealth, SourceStore } from '../store/SourceStore';
import { SyncMetrics } from './SyncMetrics';

describe('SyncMetrics', () => {
  const metrics = metricsServiceMock.mock();
  const calls = { add: jest.fn() };
  const gauges = new Map<string, MetricsServiceObservableCallback>();
  let health: SourceHealth[];
  let told: unknown[];

  const observe = async (name: string) => {
    told = [];
    await gauges.get(name)!({
      observe: (...observed: unknown[]) => told.push(observed),
    });
    return told;
  };

  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-05-01T00:00:00.000Z') });
    metrics.createCounter.mockReturnValue(calls);
    metrics.createObservableGauge.mockImplementation(name => ({
      addCallback: (callback: MetricsServiceObservableCallback) =>
        gauges.set(name, callback),
      removeCallback: () => {},
    }));
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('counts calls by source, operation and outcome', () => {
    const syncMetrics = new SyncMetrics({
      metrics,
      sources: {} as SourceStore,
    });
    syncMetrics.countCall('shop', 'ListAnswers', 'throttled');
    expect(calls.add).toHaveBeenCalledWith(1, {
      source: 'shop',
      operation: 'ListAnswers',
      outcome: 'throttled',
    });
  });

  it('tells the lag of each source, from the start on where it never was synced, and its backlog', async () => {
    const created = new SyncMetrics({
      metrics,
      sources: { health: async () => health } as SourceStore,
    });
    expect(created).toBeDefined();
    health = [
      { id: 'shop', synced_at: '2026-05-01T00:00:30.000Z', to_read: 0 },
      { id: 'new', synced_at: null, to_read: 7 },
    ];
    jest.advanceTimersByTime(60_000);
    expect(await observe('well_architected.sync.lag')).toEqual([
      [30, { source: 'shop' }],
      [60, { source: 'new' }],
    ]);
    expect(await observe('well_architected.sync.backlog')).toEqual([
      [0, { source: 'shop' }],
      [7, { source: 'new' }],
    ]);
  });
});
