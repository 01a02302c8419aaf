import { place, type SampleWorkload } from './sampleWorkload';
import { accounts } from './sources';

const shop = place(accounts.shop, 'eu-west-1', 'PRODUCTION');
const shopDev = place(accounts.shop, 'eu-west-1', 'PREPRODUCTION');
const shopUs = place(accounts.shop, 'us-east-1', 'PRODUCTION');
const logistics = place(accounts.logistics, 'eu-west-1', 'PRODUCTION');
const logisticsDev = place(accounts.logistics, 'eu-west-1', 'PREPRODUCTION');
const logisticsUs = place(accounts.logistics, 'us-east-1', 'PRODUCTION');
const platform = place(accounts.platform, 'eu-west-1', 'PRODUCTION');
const platformDev = place(accounts.platform, 'eu-west-1', 'PREPRODUCTION');
const platformUs = place(accounts.platform, 'us-east-1', 'PRODUCTION');

const both = ['framework', 'checklist'] as const;

/** The named workloads, in the order of their index. Append only: the index makes the id. */
export const sampleWorkloads: readonly SampleWorkload[] = [
  shop(
    'Checkout API (production)',
    'checkout-api',
    'improving',
    'Takes the basket through address, delivery and payment.',
    {
      linkedBy: 'tag and annotation',
      lenses: both,
      jiraProjectKey: 'CHK',
      improvementStatus: 'IN_PROGRESS',
      pillarPriorities: ['security', 'reliability'],
      hasTrustedAdvisor: true,
      hasProfile: true,
      notes:
        'Peak of the year is the last week of November. Changes freeze on the 20th.',
    },
  ),
  shopDev(
    'Checkout API (development)',
    'checkout-api',
    'half reviewed',
    'The checkout as its developers see it, with a simulated bank.',
    { linkedBy: 'annotation' },
  ),
  shop(
    'Payments (production)',
    'payments',
    'bad',
    'Talks to the payment providers and keeps the ledger.',
    {
      linkedBy: 'tag and annotation',
      jiraProjectKey: 'PAY',
      improvementStatus: 'IN_PROGRESS',
      pillarPriorities: ['security'],
      hasTrustedAdvisor: true,
      notes:
        'Scope of the card industry audit. Ask the payments team before any change.',
    },
  ),
  shopDev(
    'Payments (development)',
    'payments',
    'fair',
    'Payments against the sandboxes of the providers.',
  ),
  shop(
    'Storefront web (production)',
    'storefront-web',
    'good',
    'The shop that customers see.',
    {
      lenses: both,
      improvementStatus: 'COMPLETE',
      pillarPriorities: ['performance', 'reliability'],
    },
  ),
  shopDev(
    'Storefront web (development)',
    'storefront-web',
    'not reviewed',
    'Preview deployments of the shop, one for each pull request.',
  ),
  shopUs(
    'Storefront web US',
    'storefront-web',
    'fair',
    'The shop for North America, on its own stack.',
  ),
  shop(
    'Product catalogue',
    'product-catalog',
    'fair',
    'Master data of a quarter of a million products.',
    { jiraProjectKey: 'CAT' },
  ),
  shop(
    'Product search',
    'search',
    'improving',
    'Full-text search and facets.',
    { improvementStatus: 'IN_PROGRESS' },
  ),
  shop(
    'Recommendations',
    'recommendations',
    'half reviewed',
    'What other gardeners bought.',
    { linkedBy: 'annotation' },
  ),
  shop(
    'Customer reviews',
    'product-reviews',
    'bad',
    'Stars and texts that customers leave.',
    {
      notes:
        '<img src=x onerror="alert(1)"> <script>alert(2)</script> "quoted" & \'quoted\' {{7*7}} ${7*7}: this note is text and must be shown as text.',
      improvementStatus: 'RISK_ACKNOWLEDGED',
    },
  ),
  shop('Cart', 'cart', 'good', 'Baskets, kept for thirty days.'),
  shop('Pricing', 'pricing', 'fair', 'Prices, taxes and campaigns.', {
    pillarPriorities: ['reliability', 'costOptimization'],
  }),
  shop(
    'Gutscheine & Geschenkkarten – größer als gedacht 🎁',
    'gift-cards',
    'fair',
    'Ausgabe und Einlösung von Gutscheinen; bonus: 日本語のメモ.',
    {
      notes:
        'Prüfung durch die Revision im März. Ansprechpartnerin: Team Kasse.',
    },
  ),
  shop('Loyalty points', 'loyalty', 'stale', 'Points, tiers and birthdays.'),
  shop(
    'Customer profile',
    'customer-profile',
    'improving',
    'Addresses, consents and preferences.',
    { hasProfile: true },
  ),
  shop('Identity', 'identity', 'good', 'Sign-in and sessions of customers.', {
    pillarPriorities: ['security'],
    sharedWith: accounts.platform,
    hasTrustedAdvisor: true,
  }),
  shopUs(
    'Checkout API US',
    'checkout-api',
    'fair',
    'The checkout for North America.',
    { jiraProjectKey: 'CHK' },
  ),
  shopUs(
    'Payments US',
    'payments',
    'half reviewed',
    'Payment providers of North America.',
  ),
  shopUs(
    'Product search US',
    'search',
    'not reviewed',
    'A copy of the index near its readers.',
  ),
  shopUs(
    'Legacy wishlist',
    'wishlist',
    'bad',
    'Wishlists of the old shop; its component left the catalog when the team was dissolved.',
  ),
  shopUs(
    'Newsletter US',
    'newsletter',
    'stale',
    'Weekly letters to readers in North America.',
  ),
  logistics(
    'Order routing',
    'order-router',
    'improving',
    'Decides which warehouse ships an order.',
    {
      linkedBy: 'tag and annotation',
      lenses: both,
      improvementStatus: 'IN_PROGRESS',
      jiraProjectKey: 'ORD',
    },
  ),
  logisticsDev(
    'Order routing (development)',
    'order-router',
    'fair',
    'Order routing fed with yesterday’s orders.',
  ),
  logistics(
    'Warehouse control',
    'warehouse-control',
    'bad',
    'Conveyors, scanners and gates of three warehouses.',
    {
      jiraProjectKey: 'WHS',
      improvementStatus: 'NOT_STARTED',
      pillarPriorities: ['reliability', 'operationalExcellence'],
    },
  ),
  logistics(
    'Inventory',
    'inventory',
    'fair',
    'What lies where, and what is promised to whom.',
    { sharedWith: accounts.shop, hasTrustedAdvisor: true },
  ),
  logistics(
    'Picking app',
    'picking-app',
    'half reviewed',
    'Tells pickers where to walk.',
  ),
  logistics(
    'Shipping labels',
    'shipping-labels',
    'good',
    'Labels of nine carriers.',
    { linkedBy: 'annotation' },
  ),
  logistics(
    'Route planner',
    'route-planner',
    'fair',
    'Tours of our own vans.',
    { usesOldLensVersion: true },
  ),
  logistics(
    'Parcel tracking',
    'parcel-tracking',
    'improving',
    'Where the parcel is, told before it is asked.',
  ),
  logistics(
    'Returns',
    'returns',
    'not reviewed',
    'Takes goods back and money out.',
  ),
  logisticsUs(
    'Order routing US',
    'order-router',
    'half reviewed',
    'Decides which partner ships an order in North America.',
  ),
  logisticsUs(
    'Inventory US',
    'inventory',
    'fair',
    'Stock at the partners’ warehouses.',
  ),
  logisticsUs(
    'Parcel tracking US',
    'parcel-tracking',
    'bad',
    'Scans of the carriers in North America.',
    { jiraProjectKey: 'TRK' },
  ),
  logisticsUs(
    'Returns US',
    'returns',
    'fair',
    'Returns through drop-off points.',
  ),
  platform(
    'API gateway',
    'api-gateway',
    'good',
    'The one door through which every call comes in.',
    {
      pillarPriorities: ['security', 'reliability', 'performance'],
      hasTrustedAdvisor: true,
    },
  ),
  platform(
    'Event bus',
    'event-bus',
    'improving',
    'Carries what happened from those who know to those who care.',
    { lenses: both, linkedBy: 'tag and annotation' },
  ),
  platform(
    'Data lake',
    'data-lake',
    'fair',
    'Everything that was ever sold, clicked and shipped.',
    {
      pillarPriorities: ['costOptimization', 'sustainability'],
      usesOldLensVersion: true,
    },
  ),
  platform(
    'Analytics',
    'analytics',
    'half reviewed',
    'Reports and notebooks over the data lake.',
  ),
  platform(
    'Observability',
    'observability',
    'good',
    'Metrics, logs and traces of all teams.',
  ),
  platform(
    'Continuous integration runners',
    'ci-runners',
    'fair',
    'Machines that build and test.',
    { lenses: ['checklist'] },
  ),
  platform(
    'Secrets broker',
    'secrets-broker',
    'improving',
    'Hands short-lived secrets to workloads.',
    { pillarPriorities: ['security'] },
  ),
  platform(
    'Notifications',
    'notifications',
    'fair',
    'Mail, text messages and push.',
  ),
  platform(
    'Newsletter',
    'newsletter',
    'bad',
    'Weekly letters to two million readers.',
  ),
  platform(
    'Support desk',
    'support-desk',
    'stale',
    'Tickets, calls and chats of customers.',
    { linkedBy: 'annotation' },
  ),
  platform(
    'Internal billing',
    'billing',
    'not reviewed',
    'Splits the bill of the cloud between teams.',
    { lenses: both },
  ),
  platformDev(
    'Proof of concept: voice ordering',
    'voice-ordering',
    'bad',
    'An experiment that nobody claims.',
    { entity: undefined, linkedBy: 'nothing', reviewOwner: undefined },
  ),
  platformDev(
    'Event bus (development)',
    'event-bus',
    'not reviewed',
    'The bus for tests; messages live an hour.',
  ),
  platformUs(
    'Disaster recovery of the order history, its search index and everything that hangs on both of them',
    'data-lake',
    'half reviewed',
    'The copy in North America from which the business would go on.',
    { linkedBy: 'annotation' },
  ),
  platformUs('Event bus US', 'event-bus', 'fair', 'The bus for North America.'),
];
