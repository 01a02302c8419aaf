import { Combobox, type IdentifiedOption } from '@backstage/ui';
import { useState } from 'react';
import { useEntityOption } from './useEntityOption';
import { useOwnerOptions } from './useOwnerOptions';

/**
 * A field for a user or group of the catalog, searched as one types; emptying
 * it chooses nobody.
 *
 * @param leading - what else may be chosen, before the catalog's users and groups
 */
export function OwnerField({
  value,
  onChange,
  leading = [],
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
}) {
  const [picked, setPicked] = useState<IdentifiedOption | null>(null);
  const known = [picked, ...leading].find(option => option?.id === value);
  const entity = useEntityOption(known ? null : value);
  const selected = known ?? entity;
  const options = useOwnerOptions(leading, selected);

  const search = (text: string) => {
    options.setFilterText(text);
    if (text === '' && selected) {
      onChange(null);
    }
  };

  return (
    <Combobox
      {...field}
      search={{ mode: 'server' }}
      options={{ ...options, setFilterText: search }}
      value={selected}
      onChange={(option: IdentifiedOption | null) => {
        setPicked(option);
        onChange(option?.id ?? null);
      }}
    />
  );
}
