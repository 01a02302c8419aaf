import { HumanDuration } from '@backstage/types';

export interface Config {
  wellArchitected?: {
    /**
     * The AWS accounts to read. Without any, the account and region of the
     * default AWS credentials.
     */
    sources?: Array<{
      /** An account; its credentials are those of `aws` for it. */
      accountId: string;
      /** The regions to read there. Each is one source. */
      regions: string[];
      /** What people call the account. */
      name?: string;
    }>;

    /**
     * Where the Well-Architected Tool and the Resource Groups Tagging API
     * answer, in the place of AWS.
     */
    endpoint?: string;

    schedule?: {
      /** How often the workloads of a source are listed. 30 minutes unless told. */
      frequency?: HumanDuration | string;
      /**
       * How long a process may hold a source before another one may take over.
       * What is not done by then goes on at once. 50 seconds unless told.
       */
      timeout?: HumanDuration | string;
      /**
       * How often everything is compared with AWS's consolidated report, which
       * shows changes that no listing does. A day unless told.
       */
      comparison?: HumanDuration | string;
      /** Within this time every workload is read again. 7 days unless told. */
      reread?: HumanDuration | string;
    };

    remediation?: {
      /** The risks that become remediation tasks. `[HIGH]` unless told. */
      risks?: Array<'HIGH' | 'MEDIUM'>;
    };

    scoring?: {
      /** What a medium-risk question counts, 0 to 1. 0.5 unless told. */
      mediumWeight?: number;
      /** The coverage, 0 to 1, below which a score is provisional. 0.5 unless told. */
      minimumCoverage?: number;
    };

    links?: {
      /**
       * The key of the AWS tag by which a workload names its entities.
       * `backstage.io/entity-ref` unless told.
       */
      tag?: string;
    };

    events?: {
      /**
       * The topic of Backstage's events on which changes at AWS arrive.
       * `wellArchitected` unless told.
       */
      topic?: string;
    };

    review?: {
      /** When a review that nobody changed is stale. 180 days unless told. */
      staleAfter?: HumanDuration | string;
    };

    /**
     * What people are told of through the notifications plugin, where it is
     * installed. Everything unless told.
     */
    notifications?: {
      /** A task that was assigned to them, or to a group of theirs. */
      assigned?: boolean;
      /** A task of theirs that a sync, or the end of an acceptance, reopened. */
      reopened?: boolean;
      /** Their tasks that are overdue or due within 7 days, once a day. */
      due?: boolean;
      /** An acceptance that ends within 7 days, to owner and approver. */
      acceptanceEnding?: boolean;
    };
  };
}
