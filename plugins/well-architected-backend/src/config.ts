import { RootConfigService } from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  DEFAULT_SCORING,
  Risk,
  Scoring,
} from 'backstage-plugin-well-architected-common';
import type { NoticeKind } from './store/Notice';

/** One AWS account in one region, as configured. */
export interface SourceConfig {
  sourceId: string;
  sourceName: string;
  /** Undefined for the account of the default credentials. */
  accountId?: string;
  region: string;
}

/** What `wellArchitected` in the configuration says. */
export interface WellArchitectedConfig {
  /** Empty when the default credentials are to be read. */
  sources: SourceConfig[];
  endpoint?: string;
  schedule: {
    frequency: HumanDuration;
    timeout: HumanDuration;
    comparison: HumanDuration;
    reread: HumanDuration;
  };
  trackedRisks: Risk[];
  scoring: Scoring;
  linkTag: string;
  /** The topic of events that tell changes at AWS. */
  eventsTopic: string;
  staleAfter: HumanDuration;
  /** Which kinds of notices people get. */
  notifications: Record<NoticeKind, boolean>;
}

const ROOT = 'wellArchitected';

/**
 * Reads the plugin's configuration.
 *
 * @throws InputError that names the key that is wrong
 */
export function readWellArchitectedConfig(
  rootConfig: RootConfigService,
): WellArchitectedConfig {
  const config = rootConfig.getOptionalConfig(ROOT);
  return {
    sources: readSources(config?.getOptionalConfigArray('sources') ?? []),
    endpoint: readEndpoint(config),
    schedule: {
      frequency: readDuration(config, 'schedule.frequency', { minutes: 30 }),
      timeout: readDuration(config, 'schedule.timeout', { seconds: 50 }),
      comparison: readDuration(config, 'schedule.comparison', { days: 1 }),
      reread: readDuration(config, 'schedule.reread', { days: 7 }),
    },
    trackedRisks: readRisks(config),
    scoring: {
      mediumWeight: readShare(
        config,
        'scoring.mediumWeight',
        DEFAULT_SCORING.mediumWeight,
      ),
      minimumCoverage: readShare(
        config,
        'scoring.minimumCoverage',
        DEFAULT_SCORING.minimumCoverage,
      ),
    },
    linkTag:
      config?.getOptionalString('links.tag') ?? 'backstage.io/entity-ref',
    eventsTopic: config?.getOptionalString('events.topic') ?? 'wellArchitected',
    staleAfter: readDuration(config, 'review.staleAfter', { days: 180 }),
    notifications: readNotifications(
      config?.getOptionalConfig('notifications'),
    ),
  };
}

function readNotifications(
  config: Config | undefined,
): WellArchitectedConfig['notifications'] {
  const isOn = (key: string) => config?.getOptionalBoolean(key) ?? true;
  return {
    assigned: isOn('assigned'),
    reopened: isOn('reopened'),
    due: isOn('due'),
    'acceptance-ending': isOn('acceptanceEnding'),
  };
}

function readSources(configs: Config[]): SourceConfig[] {
  const sources = configs.flatMap((config, index) => {
    const key = `${ROOT}.sources[${index}]`;
    const accountId = config.getString('accountId');
    if (!/^\d{12}$/.test(accountId)) {
      throw new InputError(
        `${key}.accountId must be the 12 digits of an AWS account in quotes, not '${accountId}'`,
      );
    }
    const regions = config.getStringArray('regions');
    if (regions.length === 0) {
      throw new InputError(`${key}.regions must name at least one region`);
    }
    return regions.map(region => {
      if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) {
        throw new InputError(`${key}.regions: '${region}' is no AWS region`);
      }
      return {
        sourceId: `${accountId}:${region}`,
        sourceName: config.getOptionalString('name') ?? accountId,
        accountId,
        region,
      };
    });
  });
  const seen = new Set<string>();
  for (const { sourceId } of sources) {
    if (seen.has(sourceId)) {
      throw new InputError(`${ROOT}.sources names ${sourceId} twice`);
    }
    seen.add(sourceId);
  }
  return sources;
}

function readEndpoint(config: Config | undefined): string | undefined {
  const endpoint = config?.getOptionalString('endpoint');
  if (endpoint !== undefined && !/^https?:\/\/./.test(endpoint)) {
    throw new InputError(
      `${ROOT}.endpoint must be a URL such as https://proxy.example.com, not '${endpoint}'`,
    );
  }
  return endpoint;
}

function readRisks(config: Config | undefined): Risk[] {
  const key = 'remediation.risks';
  const risks = config?.getOptionalStringArray(key) ?? ['HIGH'];
  return risks.map(risk => {
    if (risk !== 'HIGH' && risk !== 'MEDIUM') {
      throw new InputError(
        `${ROOT}.${key} takes HIGH and MEDIUM, not '${risk}'`,
      );
    }
    return risk;
  });
}

function readShare(
  config: Config | undefined,
  key: string,
  otherwise: number,
): number {
  const share = config?.getOptionalNumber(key) ?? otherwise;
  if (!(share >= 0 && share <= 1)) {
    throw new InputError(`${ROOT}.${key} must be from 0 to 1, not ${share}`);
  }
  return share;
}

function readDuration(
  config: Config | undefined,
  key: string,
  otherwise: HumanDuration,
): HumanDuration {
  if (!config?.has(key)) {
    return otherwise;
  }
  const duration = readDurationFromConfig(config, { key });
  if (!(durationToMilliseconds(duration) > 0)) {
    throw new InputError(`${ROOT}.${key} must be longer than nothing`);
  }
  return duration;
}
