import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  parseSelection,
  withSelection,
  type ReviewSelection,
} from './reviewSelection';

/** What of the review a person looks at, kept in the address. */
export function useReviewSelection(): [
  ReviewSelection,
  (change: ReviewSelection) => void,
] {
  const [params, setParams] = useSearchParams();
  const selection = useMemo(() => parseSelection(params), [params]);
  const select = useCallback(
    (change: ReviewSelection) =>
      setParams(before => withSelection(before, change)),
    [setParams],
  );
  return [selection, select];
}
