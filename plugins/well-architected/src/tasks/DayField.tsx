import { parseDate } from '@internationalized/date';
import { ButtonIcon, DatePicker } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useState } from 'react';
import styles from './DayField.module.css';

/** A day of the calendar, YYYY-MM-DD, typed or chosen. */
export function DayField({
  label,
  clearLabel,
  isRequired,
  isDisabled,
  first,
  value,
  onChange,
}: {
  label: string;
  /** What the button says that leaves the field empty. */
  clearLabel: string;
  isRequired?: boolean;
  isDisabled: boolean;
  /** The first day that can be chosen; any when missing. */
  first?: string;
  value: string | null;
  onChange(day: string | null): void;
}) {
  const [clearings, setClearings] = useState(0);
  return (
    <div className={styles.day}>
      <DatePicker
        // What is half typed is no value yet, and stays until the field begins anew.
        key={clearings}
        label={label}
        isRequired={isRequired}
        isDisabled={isDisabled}
        minValue={first === undefined ? undefined : parseDate(first)}
        value={value === null ? null : parseDate(value)}
        onChange={date => onChange(date?.toString() ?? null)}
      />
      <ButtonIcon
        variant="tertiary"
        isDisabled={isDisabled}
        icon={<RiCloseLine />}
        aria-label={clearLabel}
        onPress={() => {
          setClearings(clearings + 1);
          onChange(null);
        }}
      />
    </div>
  );
}
