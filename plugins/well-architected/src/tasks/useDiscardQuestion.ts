import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * Asks before unsaved changes are thrown away: by what leaves through it, and by
 * "back" and "forward" of the browser. While it asks, the address stays.
 */
export function useDiscardQuestion(unsaved: boolean) {
  const [way, setWay] = useState<() => void>();
  const discarded = useRef(false);
  const { key } = useLocation();

  useEffect(() => {
    discarded.current = false;
    const here = placeIn(window.history.state);
    if (!unsaved || here === undefined) {
      return undefined;
    }
    // The browser has gone already when it tells, and the router of the portal
    // has no blocker: so it is not told, and the browser is sent to return.
    const onPopState = (event: PopStateEvent) => {
      const there = placeIn(event.state);
      if (discarded.current || there === undefined) {
        return;
      }
      event.stopImmediatePropagation();
      if (there !== here) {
        window.history.go(here - there);
        setWay(() => () => window.history.go(there - here));
      }
    };
    // Before the router, which listens without `capture`.
    window.addEventListener('popstate', onPopState, { capture: true });
    return () =>
      window.removeEventListener('popstate', onPopState, { capture: true });
  }, [unsaved, key]);

  return {
    isAsking: way !== undefined,
    /** Goes a way that loses what is unsaved, at once where nothing is. */
    leave: (next: () => void) => (unsaved ? setWay(() => next) : next()),
    keep: () => setWay(undefined),
    discard: () => {
      discarded.current = true;
      setWay(undefined);
      way?.();
    },
  };
}

/** The place of an entry in the browser's history, as the router counts it; undefined for what is not of the router. */
function placeIn(state: { idx?: unknown } | null): number | undefined {
  return typeof state?.idx === 'number' ? state.idx : undefined;
}
