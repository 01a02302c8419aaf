import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

const TYPING_PAUSE_MS = 300;

/**
 * What a person types into a search field, handed on when they pause. A value
 * that comes from elsewhere, such as by "back", replaces what was typed.
 */
export function useDraftSearch(
  value: string,
  onChange: (value: string) => void,
) {
  const [draft, setDraft] = useState(value);
  const handedOn = useRef(value);

  useEffect(() => {
    if (value !== handedOn.current) {
      handedOn.current = value;
      setDraft(value);
    }
  }, [value]);

  useDebounce(
    () => {
      if (draft !== handedOn.current) {
        handedOn.current = draft;
        onChange(draft);
      }
    },
    TYPING_PAUSE_MS,
    [draft],
  );

  return [draft, setDraft] as const;
}
