import { renderInTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { act } from '@testing-library/react';
import { workload } from '../__fixtures__/review';
import { useReviewSignals } from './useReviewSignals';

const other = { ...workload, workloadId: 'workload-2' };

function Listener(props: { onChanged(): void; both?: boolean }) {
  useReviewSignals(
    props.both ? [workload, other] : [workload],
    props.onChanged,
  );
  return <p>Shown</p>;
}

/** Signals as a portal has them, and the hand that sends them. */
function signals() {
  const listeners = new Map<string, () => void>();
  const api: SignalApi = {
    subscribe: (channel, onMessage) => {
      listeners.set(channel, () => onMessage({} as never));
      return { unsubscribe: () => listeners.delete(channel) };
    },
  };
  return {
    api,
    channels: () => [...listeners.keys()],
    send: (workloadId: string) =>
      listeners.get(`well-architected:workload:${workloadId}`)?.(),
  };
}

describe('useReviewSignals', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells of a burst of changes once, whichever workload they are of', async () => {
    const { api, send } = signals();
    const onChanged = jest.fn();
    renderInTestApp(<Listener both onChanged={onChanged} />, {
      apis: [[signalApiRef, api]],
    });
    await act(() => jest.advanceTimersByTimeAsync(100));
    for (const id of ['workload-1', 'workload-2', 'workload-1']) {
      send(id);
    }
    expect(onChanged).not.toHaveBeenCalled();
    await act(() => jest.advanceTimersByTimeAsync(1000));
    expect(onChanged).toHaveBeenCalledTimes(1);
  });

  it('listens to what is shown, and to nothing after its end', async () => {
    const { api, channels } = signals();
    const { unmount } = renderInTestApp(<Listener onChanged={() => {}} />, {
      apis: [[signalApiRef, api]],
    });
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(channels()).toEqual(['well-architected:workload:workload-1']);
    unmount();
    expect(channels()).toEqual([]);
  });

  it('does without signals where the portal has none', async () => {
    const { findByText } = renderInTestApp(<Listener onChanged={() => {}} />);
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(await findByText('Shown')).toBeTruthy();
  });
});
