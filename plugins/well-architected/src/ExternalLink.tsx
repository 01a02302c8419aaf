import { Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './ExternalLink.module.css';
import { isWebUrl } from './webUrl';

/**
 * A link to another site, opened beside the portal. An address that is not of
 * http or https is no link: its text stands alone.
 */
export function ExternalLink({
  href,
  children,
}: {
  href: string;
  children: ReactNode;
}) {
  if (!isWebUrl(href)) {
    return <>{children}</>;
  }
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <RiExternalLinkLine className={styles.icon} size={14} aria-hidden />
    </Link>
  );
}
