import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge } from '@backstage/ui';
import type { Risk } from 'backstage-plugin-well-architected-common';
import { wellArchitectedTranslationRef } from '../translation';

export function RiskBadge({ risk }: { risk: Risk }) {
  const { t } = useTranslationRef(wellArchitectedTranslationRef);
  return <Badge size="small">{t(`risk.${risk}`)}</Badge>;
}
