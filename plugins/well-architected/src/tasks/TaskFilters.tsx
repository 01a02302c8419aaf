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
import type { Pillar } from './pillars';
import {
  ANY_OWNER,
  MY_OWNERSHIP,
  NO_OWNER,
  OWNER_LEFT,
  TASK_RISKS,
  TASK_STATES,
} from './taskUrlState';
import { useDraftSearch } from './useDraftSearch';
import type { TaskView } from './useTaskUrlState';

const ALL_PILLARS = '';

/** Which tasks the table shows. */
export function TaskFilters({
  view,
  pillars,
}: {
  view: TaskView;
  pillars: readonly Pillar[];
}) {
  const { state, change } = view;
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const [search, setSearch] = useDraftSearch(state.search, next =>
    change({ search: next }, { replace: true }),
  );
  const owners = useMemo(
    (): IdentifiedOption[] => [
      { id: MY_OWNERSHIP, label: t('tasks.filter.mine') },
      { id: ANY_OWNER, label: t('tasks.filter.anyOwner') },
      { id: NO_OWNER, label: t('tasks.unassigned') },
      { id: OWNER_LEFT, label: t('tasks.filter.left') },
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
          onChange={overdue => change({ overdue })}
        >
          {t('tasks.filter.overdue')}
        </ToggleButton>
        {view.isFiltered && (
          <Button
            size="small"
            variant="tertiary"
            iconStart={<RiFilterOffLine />}
            onPress={view.clearFilters}
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
            change({ states: TASK_STATES.filter(s => chosen.includes(s)) })
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
            change({ risks: TASK_RISKS.filter(r => chosen.includes(r)) })
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
            change({
              pillarId: chosen === ALL_PILLARS ? undefined : String(chosen),
            })
          }
        />
        <OwnerField
          label={t('tasks.filter.owner')}
          placeholder={t('tasks.filter.anyOwner')}
          leading={owners}
          neutral={ANY_OWNER}
          value={state.owner}
          onChange={owner => change({ owner: owner ?? ANY_OWNER })}
        />
      </div>
    </div>
  );
}
