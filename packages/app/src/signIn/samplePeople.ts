/** Somebody of examples/org/users.yaml, as the sign-in page tells of them. */
export interface SamplePerson {
  /** The name of the user in the catalog. */
  name: string;
  displayName: string;
  teams: string;
  /** What they do that others may not. */
  role: string;
}

/** Who shows most of what the plugin does, by what they may do. */
export const samplePeople: SamplePerson[] = [
  {
    name: 'guest',
    displayName: 'Guest',
    teams: 'Checkout',
    role: 'Works on the remediation tasks of payments, prices and the basket.',
  },
  {
    name: 'hazel.moor',
    displayName: 'Hazel Moor',
    teams: 'Checkout',
    role: 'Works on the same tasks as Guest, for what two people do to one.',
  },
  {
    name: 'rowan.fern',
    displayName: 'Rowan Fern',
    teams: 'Storefront',
    role: 'Works on the tasks of the shop, and reads the reviews of other teams.',
  },
  {
    name: 'clover.dale',
    displayName: 'Clover Dale',
    teams: 'Fulfilment',
    role: 'Works on the tasks of warehouses and stock.',
  },
  {
    name: 'zoe.laka',
    displayName: 'Zoë Łąka',
    teams: 'Data, Architects',
    role: 'Works on the tasks of the data lake, and accepts the risks of any team.',
  },
  {
    name: 'aster.field',
    displayName: 'Aster Field',
    teams: 'Foundations, Architects',
    role: 'Approves accepted risks, links workloads, and looks after all sources.',
  },
];
