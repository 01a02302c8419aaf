import { useEffect, useRef, type RefObject } from 'react';

/**
 * Where the focus goes when what had it is gone: the button that linked or
 * unlinked a workload may go once the review is loaded again.
 *
 * @param shown - what is shown; another one each time it was loaded
 * @param place - what there is, whatever is linked
 * @returns to be called when links have changed
 */
export function useFocusAfterLinking(
  shown: unknown,
  place: RefObject<HTMLElement>,
): () => void {
  const linksChanged = useRef(false);

  useEffect(() => {
    if (linksChanged.current && document.activeElement === document.body) {
      place.current?.focus({ preventScroll: true });
    }
    linksChanged.current = false;
  }, [shown, place]);

  return () => {
    linksChanged.current = true;
  };
}
