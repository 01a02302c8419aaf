import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge } from '@backstage/ui';
import {
  RiAlertFill,
  RiCheckLine,
  RiErrorWarningFill,
  RiProhibited2Line,
  RiQuestionLine,
} from '@remixicon/react';
import type { Risk } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';
import styles from './RiskBadge.module.css';

const ICONS = {
  HIGH: RiErrorWarningFill,
  MEDIUM: RiAlertFill,
  NONE: RiCheckLine,
  UNANSWERED: RiQuestionLine,
  NOT_APPLICABLE: RiProhibited2Line,
};

/** A risk told by word, icon and colour. */
export function RiskBadge({ risk }: { risk: Risk }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  const Icon = ICONS[risk];
  return (
    <Badge
      size="small"
      className={`${styles.badge} ${styles[risk]}`}
      icon={<Icon size={14} aria-hidden />}
    >
      {t(`risk.${risk}`)}
    </Badge>
  );
}
