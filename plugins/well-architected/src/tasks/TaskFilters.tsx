import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  SearchField,
  Select,
  ToggleButton,
  type IdentifiedOption,
} from '@backstage/ui';
import { RiAlarmWarningLine, RiFilterOffLine } from '@remixicon/react';
import { useMemo } from 'react';
import { wellArchitectedTranslationRef } from '../translation';
import { OwnerField } from './OwnerField';
import styles from './TaskFilters.module.css';
import {
  clearFilters,
  isFiltered,
  MY_OWNERSHIP,
  NO_OWNER,
  TASK_RISKS,
  TASK_STATES,
  type TaskUrlState,
} from './taskUrlState';
import { useDraftSearch } from './useDraftSearch';

const ALL_PILLARS = '';

/** Which tasks the table shows. */
export function TaskFilters({
  state,
  pillars,
  onChange,
}: {
  state: TaskUrlState;
  pillars: readonly { pillarId: string; pillarName: string }[];
  onChange(change: Partial<TaskUrlState>, options?: { replace: boolean }): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const [search, setSearch] = useDraftSearch(state.search, next =>
    onChange({ search: next }, { replace: true }),
  );
  const owners = useMemo(
    (): IdentifiedOption[] => [
      { id: MY_OWNERSHIP, label: t('tasks.filter.mine') },
      { id: NO_OWNER, label: t('tasks.unassigned') },
    ],
    [t],
  );

  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <SearchField
          className={styles.field}
          size="small"
          aria-label={t('tasks.filter.search')}
          placeholder={t('tasks.filter.search')}
          value={search}
          onChange={setSearch}
        />
        <ToggleButton
          size="small"
          iconStart={<RiAlarmWarningLine />}
          isSelected={state.overdue}
          onChange={overdue => onChange({ overdue })}
        >
          {t('tasks.filter.overdue')}
        </ToggleButton>
        {isFiltered(state) && (
          <Button
            size="small"
            variant="tertiary"
            iconStart={<RiFilterOffLine />}
            onPress={() => onChange(clearFilters(state))}
          >
            {t('tasks.filter.clear')}
          </Button>
        )}
      </div>
      <div className={styles.choices}>
        <Select
          size="small"
          label={t('tasks.filter.state')}
          selectionMode="multiple"
          options={TASK_STATES.map(id => ({
            id,
            label: t(`tasks.state.${id}`),
          }))}
          value={state.states}
          onChange={chosen =>
            onChange({ states: TASK_STATES.filter(s => chosen.includes(s)) })
          }
        />
        <Select
          size="small"
          label={t('tasks.filter.risk')}
          placeholder={t('tasks.filter.anyRisk')}
          selectionMode="multiple"
          options={TASK_RISKS.map(id => ({ id, label: t(`risk.${id}`) }))}
          value={state.risks}
          onChange={chosen =>
            onChange({ risks: TASK_RISKS.filter(r => chosen.includes(r)) })
          }
        />
        <Select
          size="small"
          label={t('tasks.filter.pillar')}
          selectionMode="single"
          options={[
            { id: ALL_PILLARS, label: t('tasks.filter.allPillars') },
            ...pillars.map(({ pillarId: id, pillarName: label }) => ({
              id,
              label,
            })),
          ]}
          value={state.pillarId ?? ALL_PILLARS}
          onChange={chosen =>
            onChange({
              pillarId: chosen === ALL_PILLARS ? undefined : String(chosen),
            })
          }
        />
        <OwnerField
          label={t('tasks.filter.owner')}
          placeholder={t('tasks.filter.anyOwner')}
          leading={owners}
          value={state.owner ?? null}
          onChange={owner => onChange({ owner: owner ?? undefined })}
        />
      </div>
    </div>
  );
}
