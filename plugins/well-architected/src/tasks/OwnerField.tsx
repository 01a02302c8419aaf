import { Combobox, type IdentifiedOption } from '@backstage/ui';
import { useState } from 'react';
import { useEntityOption } from './useEntityOption';
import { useOwnerOptions } from './useOwnerOptions';

/**
 * A field for a user or group of the catalog, searched as one types; emptying
 * it chooses nobody, and what that means shows when the field is left.
 *
 * @param leading - what else may be chosen, before the catalog's users and groups
 * @param neutral - which of those makes room for a name as soon as one begins to type
 */
export function OwnerField({
  value,
  onChange,
  leading = [],
  neutral,
  ...field
}: {
  label: string;
  placeholder: string;
  className?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  value: string | null;
  onChange(value: string | null): void;
  leading?: readonly IdentifiedOption[];
  neutral?: string;
}) {
  const [picked, setPicked] = useState<IdentifiedOption | null>(null);
  const known = [picked, ...leading].find(option => option?.id === value);
  const entity = useEntityOption(known ? null : value);
  const [emptied, setEmptied] = useState(false);
  const selected = emptied ? null : known ?? entity;
  const options = useOwnerOptions(leading, selected);

  const search = (text: string) => {
    options.setFilterText(text);
    if (text === '' && selected) {
      setEmptied(true);
      onChange(null);
    }
  };

  return (
    <Combobox
      {...field}
      search={{ mode: 'server' }}
      options={{ ...options, setFilterText: search }}
      value={selected}
      onFocus={() => setEmptied(value === neutral)}
      onBlur={() => setEmptied(false)}
      onChange={(option: IdentifiedOption | null) => {
        setPicked(option);
        setEmptied(false);
        onChange(option?.id ?? null);
      }}
    />
  );
}
