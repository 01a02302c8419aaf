import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import type { EntityReview } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import type { ReviewSelection, SelectedReview } from './reviewSelection';
import styles from './ReviewHeader.module.css';

const ALL = 'all';

/** Which workload and lens are shown, where there are several. */
export function ReviewChoice({
  review,
  selected,
  onSelect,
}: {
  review: EntityReview;
  selected: SelectedReview;
  onSelect(change: ReviewSelection): void;
}) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <>
      {review.workloads.length > 1 && (
        <Select
          className={styles.choice}
          size="small"
          label={t('entity.choice.workload')}
          options={[
            { id: ALL, label: t('entity.choice.allWorkloads') },
            ...review.workloads.map(workload => ({
              id: workload.workloadId,
              label: workload.archivedAt
                ? t('entity.choice.archived', { name: workload.workloadName })
                : workload.workloadName,
            })),
          ]}
          value={selected.workload?.workloadId ?? ALL}
          onChange={value =>
            onSelect({ workloadId: value === ALL ? undefined : String(value) })
          }
        />
      )}
      {selected.lenses.length > 1 && (
        <Select
          className={styles.choice}
          size="small"
          label={t('entity.choice.lens')}
          options={selected.lenses.map(({ lensAlias, lensName }) => ({
            id: lensAlias,
            label: lensName,
          }))}
          value={selected.lens?.lensAlias ?? null}
          onChange={value =>
            onSelect({ lensAlias: String(value), pillarId: undefined })
          }
        />
      )}
    </>
  );
}
