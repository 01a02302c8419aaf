import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { durationToMilliseconds } from '@backstage/types';
import {
  createSourceReader,
  defaultAccount,
  defaultRegion,
  type OnCall,
  type SourceReader,
} from '../aws';
import type { SourceConfig, WellArchitectedConfig } from '../config';
import type { SourceStore } from '../store/SourceStore';
import type { RightOfWay } from './RightOfWay';

/**
 * The part of a lease that one try of a call may take, so that a call which AWS
 * never answers fails, with its retries, before the lease ends.
 */
const CALL_SHARE = 0.15;

/** What readers of sources need. */
export interface SourceReadersOptions {
  config: WellArchitectedConfig;
  rootConfig: RootConfigService;
  sources: SourceStore;
  logger: LoggerService;
  rightOfWay: RightOfWay;
  /** Is told of every try of a call to AWS. */
  onCall: (sourceId: string, ...call: Parameters<OnCall>) => void;
}

/** The configured sources, each with the reader of its account and region. */
export class SourceReaders {
  readonly #options: SourceReadersOptions;
  readonly #sources: Map<string, SourceConfig>;
  readonly #readers = new Map<string, Promise<SourceReader>>();

  /** Registers the sources in the store. */
  static async create(options: SourceReadersOptions): Promise<SourceReaders> {
    const sources = await configuredSources(options);
    await options.sources.register(
      sources.map(({ sourceId, sourceName, accountId, region }) => ({
        id: sourceId,
        name: sourceName,
        account_id: accountId ?? null,
        region,
      })),
      new Date().toISOString(),
    );
    return new SourceReaders(options, sources);
  }

  private constructor(options: SourceReadersOptions, sources: SourceConfig[]) {
    this.#options = options;
    this.#sources = new Map(sources.map(source => [source.sourceId, source]));
  }

  /** The configured sources. */
  get sources(): SourceConfig[] {
    return [...this.#sources.values()];
  }

  /** Whether a source is configured, and so read. */
  has(sourceId: string): boolean {
    return this.#sources.has(sourceId);
  }

  /**
   * The reader of a configured source with its clients, made when it is first
   * needed and kept.
   *
   * @throws when there are no credentials for its account
   */
  get(sourceId: string): Promise<SourceReader> {
    const known = this.#readers.get(sourceId);
    if (known) {
      return known;
    }
    // Whoever asks meanwhile waits for the same one, which knows the rate.
    const reader = this.#make(this.#sources.get(sourceId)!);
    this.#readers.set(sourceId, reader);
    reader.catch(() => this.#readers.delete(sourceId));
    return reader;
  }

  async #make(source: SourceConfig): Promise<SourceReader> {
    const { config, rootConfig, sources, rightOfWay, onCall } = this.#options;
    const { sourceId, region } = source;
    const credentialsManager =
      DefaultAwsCredentialsManager.fromConfig(rootConfig);
    if (!source.accountId) {
      const accountId = await defaultAccount({ region, credentialsManager });
      if (accountId) {
        await sources.setAccount(sourceId, accountId);
      }
    }
    return createSourceReader({
      source,
      endpoint: config.endpoint,
      credentialsManager,
      timeoutMs: CALL_SHARE * durationToMilliseconds(config.schedule.timeout),
      onCall: (...call) => onCall(sourceId, ...call),
      giveWay: () => rightOfWay.giveWay(),
    });
  }
}

async function configuredSources({
  config,
  logger,
}: SourceReadersOptions): Promise<SourceConfig[]> {
  if (config.sources.length > 0) {
    return config.sources;
  }
  const region = await defaultRegion();
  if (!region) {
    logger.warn(
      'Nothing is synced: wellArchitected.sources names no account, and the default AWS configuration no region',
    );
    return [];
  }
  return [
    { sourceId: `default:${region}`, sourceName: 'Default account', region },
  ];
}
