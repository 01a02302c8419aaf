import { act, renderHook, waitFor } from '@testing-library/react';
import { useLoad } from './useLoad';

/** Loads that end when a test says so. */
function loads() {
  const ends: Array<(value: string) => void> = [];
  const load = jest.fn(
    () => new Promise<string>(resolve => ends.push(resolve)),
  );
  return { load, ends };
}

describe('useLoad', () => {
  it('loads again what changed while it was loaded', async () => {
    const { load, ends } = loads();
    const { result } = renderHook(() => useLoad(load, []));
    act(() => result.current.reload());
    expect(load).toHaveBeenCalledTimes(2);

    await act(async () => ends[1]('after the change'));
    await act(async () => ends[0]('before the change'));
    expect(result.current.value).toBe('after the change');
    expect(result.current.loading).toBe(false);
  });

  it('keeps what it loaded until it has loaded it again', async () => {
    const { load, ends } = loads();
    const { result } = renderHook(() => useLoad(load, []));
    await act(async () => ends[0]('first'));
    act(() => result.current.reload());
    expect(result.current).toMatchObject({ value: 'first', loading: true });
    await act(async () => ends[1]('second'));
    await waitFor(() => expect(result.current.value).toBe('second'));
  });
});
