import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiUserUnfollowLine } from '@remixicon/react';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './OwnerLeft.module.css';

/** That the owner of a task is in the catalog no more. */
export function OwnerLeft() {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return (
    <span className={styles.left}>
      <RiUserUnfollowLine size={14} aria-hidden />
      {t('tasks.ownerLeft')}
    </span>
  );
}
