import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BrowserRouter, Link, useLocation } from 'react-router-dom';
import { useDiscardQuestion } from './useDiscardQuestion';

const onLeave = jest.fn();

function Page({ unsaved }: { unsaved: boolean }) {
  const { search } = useLocation();
  const { isAsking, leave, keep, discard } = useDiscardQuestion(unsaved);
  return (
    <>
      <output>{search}</output>
      <Link to="?place=1">1</Link>
      <Link to="?place=2">2</Link>
      <button onClick={() => leave(onLeave)}>Leave</button>
      {isAsking && (
        <>
          <button onClick={keep}>Keep</button>
          <button onClick={discard}>Discard</button>
        </>
      )}
    </>
  );
}

/** A page whose address was changed twice, the last time to what is edited. */
async function renderPage() {
  const user = userEvent.setup();
  const page = (unsaved: boolean) => (
    <BrowserRouter>
      <Page unsaved={unsaved} />
    </BrowserRouter>
  );
  const { rerender } = render(page(false));
  await user.click(screen.getByRole('link', { name: '1' }));
  await user.click(screen.getByRole('link', { name: '2' }));
  rerender(page(true));
  return { user, save: () => rerender(page(false)) };
}

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));
/** The address that the browser shows, and the one that the page was told. */
const addresses = () => [
  window.location.search,
  screen.getByRole('status').textContent,
];
const back = (steps = 1) => act(() => window.history.go(-steps));

describe('useDiscardQuestion', () => {
  beforeEach(() => {
    onLeave.mockClear();
    window.history.pushState(null, '', '/');
  });

  it.each([1, 2])(
    'asks before %s step(s) back, and stays where it is meanwhile',
    async steps => {
      await renderPage();
      back(steps);
      await screen.findByRole('button', { name: 'Discard' });
      await waitFor(() =>
        expect(addresses()).toEqual(['?place=2', '?place=2']),
      );
      await press('Keep');
      expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull();
      expect(addresses()).toEqual(['?place=2', '?place=2']);
    },
  );

  it('asks again, and then goes where "back" would have gone', async () => {
    await renderPage();
    back();
    await screen.findByRole('button', { name: 'Keep' });
    await waitFor(() => expect(addresses()[0]).toBe('?place=2'));
    await press('Keep');
    back();
    await screen.findByRole('button', { name: 'Discard' });
    await waitFor(() => expect(addresses()[0]).toBe('?place=2'));
    await press('Discard');
    await waitFor(() => expect(addresses()).toEqual(['?place=1', '?place=1']));
    expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull();
  });

  it('lets "back" go where nothing is unsaved any more', async () => {
    const { save } = await renderPage();
    save();
    back();
    await waitFor(() => expect(addresses()).toEqual(['?place=1', '?place=1']));
  });

  it('asks before any other way, which may be one back', async () => {
    await renderPage();
    onLeave.mockImplementation(() => window.history.back());
    await press('Leave');
    expect(onLeave).not.toHaveBeenCalled();
    await press('Discard');
    expect(onLeave).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(addresses()).toEqual(['?place=1', '?place=1']));
  });
});
