/** What the overview card and the frame of the tab say. */
export const entityMessages = {
  title: 'AWS Well-Architected',
  loading: 'Loading the review…',
  card: {
    open: 'Open the review',
    first: 'To be fixed first',
    notLinked: 'No workload of the AWS Well-Architected Tool is linked.',
    howToLink: 'How to link one',
    noTasks: 'No high-risk task is open',
    openHighRisk_one: '{{count}} high-risk task open',
    openHighRisk_other: '{{count}} high-risk tasks open',
    overdue_one: '{{count}} overdue',
    overdue_other: '{{count}} overdue',
    acceptedHighRisk_one: '{{count}} high risk accepted',
    acceptedHighRisk_other: '{{count}} high risks accepted',
  },
  choice: {
    workload: 'Workload',
    allWorkloads: 'All workloads',
    archived: '{{name}} (archived)',
    lens: 'Lens',
  },
  freshness: {
    synced: 'Synced {{when}}',
    neverSynced: 'Not yet read in full',
    reviewed: 'Review changed {{when}}',
    console: 'AWS console',
  },
  reviews: {
    title: 'Reviews by workload',
  },
  pillars: {
    title: 'Pillars',
    overall: 'Overall',
    show: 'Show the questions and tasks of {{pillar}}',
    showAll: 'Show all pillars',
    empty: 'Not reviewed yet',
    emptyDescription:
      'Scores appear here once somebody reviews the workload with a lens in the AWS Well-Architected Tool.',
  },
  sync: {
    now: 'Sync now',
    queued: 'Waiting for AWS…',
    started: 'Looking for changes…',
    running: 'Reading {{done}} of {{total}} workloads',
    nothing: 'There was nothing to sync',
    succeeded: 'Up to date with AWS',
    incomplete: 'Some workloads could not be read',
    failed: 'The sync failed',
  },
  state: {
    retry: 'Retry',
    errorTitle: 'The review could not be loaded',
    forbiddenTitle: 'You may not see this review',
    forbidden:
      'The administrators of this portal decide who may read Well-Architected reviews.',
    archivedTitle: '{{name}} is archived',
    archived:
      'AWS has not listed it since {{since}}. Its review, tasks and history are kept, and come back with it.',
    failingTitle: 'AWS cannot be read at the moment',
    failing:
      'Since {{since}}. What you see is what the last successful sync read.',
    failingOf: '{{name}}: {{problem}}',
    listedTitle: 'Not read yet',
    listed: 'The review of {{names}} is still to be read from AWS.',
    scoredTitle: 'Scores so far, details to come',
    scored:
      'The answers, tasks and milestones of {{names}} are still to be read from AWS.',
    staleTitle: 'The review may be out of date',
    stale: 'Nobody has changed the review of {{names}} for a long time.',
  },
  unlink: {
    button: 'Unlink',
    title: 'Unlink {{name}}?',
    description:
      'The workload no longer counts for this entity. Its review, its tasks and their history are kept.',
    confirm: 'Unlink',
    cancel: 'Cancel',
    failed: 'The workload could not be unlinked',
  },
  owned: {
    title: 'Well-Architected tasks',
  },
  notice: {
    archived: 'AWS no longer lists the workload',
  },
  link: {
    title: 'No workload is linked',
    intro:
      'A review shows here as soon as a workload of the AWS Well-Architected Tool is linked to this entity. There are these ways:',
    annotation: 'Name the workload in the entity’s catalog file',
    tag: 'Or tag the workload in AWS',
    byHand: 'Or choose it here',
    button: 'Link a workload',
    dialogTitle: 'Link a workload',
    search: 'Search workloads by name, account or ARN',
    none: 'No workload without an entity matches.',
    more: 'There are more: search to see them.',
    copy: 'Copy',
    copied: 'Copied',
    link: 'Link',
    linkLabel: 'Link {{name}}',
    broken: 'Broken link: the catalog has no {{entities}}',
    failed: 'The workload could not be linked',
    loadFailed: 'The workloads could not be loaded',
    close: 'Close',
  },
} as const;
