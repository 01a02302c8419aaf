import { Combobox, type IdentifiedOption } from '@backstage/ui';
import { useEntityOption } from './useEntityOption';
import { useOwnerOptions } from './useOwnerOptions';

/**
 * A field for a user or group of the catalog, searched as one types.
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
  value: string | null;
  onChange(value: string | null): void;
  leading?: readonly IdentifiedOption[];
}) {
  const chosen = leading.find(({ id }) => id === value) ?? null;
  const entity = useEntityOption(chosen ? null : value);
  const selected = chosen ?? entity;
  const options = useOwnerOptions(leading, selected);

  return (
    <Combobox
      {...field}
      search={{ mode: 'server' }}
      options={options}
      value={selected}
      onChange={(option: IdentifiedOption | null) =>
        onChange(option?.id ?? null)
      }
    />
  );
}
