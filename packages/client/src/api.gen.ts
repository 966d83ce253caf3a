// Written by scripts/client.ts from the API's OpenAPI document; run it again when the API changes.

/** What a file is sent as. */
export type Bytes = string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

/** RFC 9457 */
export type Problem = {
  /** `code` says which problem it is */
  type: "about:blank";
  /** The phrase of the HTTP status */
  title: string;
  status: number;
  /** Stable: branch on it */
  code: "bad_request" | "unauthenticated" | "forbidden" | "proof_needed" | "not_found" | "method_not_allowed" | "conflict" | "duplicate" | "in_bin" | "unsettled_claims" | "gone" | "stale" | "too_large" | "unsupported_file" | "unsupported_media_type" | "invalid" | "idempotency_mismatch" | "precondition_required" | "too_many" | "unavailable" | "internal";
  detail: string;
  /** Each field that is not right, and what would be */
  fields?: Record<string, string> | undefined;
  requestId: string;
};

/** A condition or a group. At most 50 conditions and groups, 5 deep. GET /fields says which fields there are. */
export type Filter = {
  /** A field, or a field of a linked record: `company.city` */
  field: string;
  op: "is" | "isNot" | "in" | "notIn" | "contains" | "notContains" | "starts" | "gt" | "gte" | "lt" | "lte" | "between" | "before" | "after" | "within" | "empty" | "notEmpty";
  value?: string | number | boolean | (string | number | boolean)[] | {
    last: number;
    unit?: "days" | "weeks" | "months" | undefined;
  } | {
    next: number;
    unit?: "days" | "weeks" | "months" | undefined;
  } | undefined;
} | {
  /** Related records, as GET /fields names them: `orders` */
  has: string;
  where?: Filter | undefined;
  /** How many there have to be; one, unless it says more */
  atLeast?: number | undefined;
} | {
  all: Filter[];
} | {
  any: Filter[];
} | {
  none: Filter[];
};

export type Entry = SignedIn | SecondStepNeeded;

export type SignedIn = {
  member: {
    id: string;
    name: string;
    email: string;
    role: string;
  };
  workspace: {
    id: string;
    name: string;
  };
};

export type SecondStepNeeded = {
  secondStep: {
    token: string;
    expiresAt: number;
  };
};

export type SignInInput = {
  email: string;
  password: string;
};

export type SecondStepInput = {
  token: string;
  code?: string | undefined;
  recoveryCode?: string | undefined;
};

export type AddressInput = {
  email: string;
};

export type TokenInput = {
  token: string;
};

export type ResetInput = {
  token: string;
  password: string;
};

export type LinkAddress = {
  email: string;
};

export type LinkInput = {
  kind: "magic_link" | "reset";
  token: string;
};

export type PasskeyOptions = Record<string, unknown>;

export type PasskeyEntry = {
  credential: PasskeyAssertion;
};

export type PasskeyAssertion = {
  id: string;
  rawId: string;
  type: "public-key";
  response: {
    clientDataJSON: string;
    authenticatorData: string;
    signature: string;
    userHandle?: string | null | undefined;
  };
  authenticatorAttachment?: "platform" | "cross-platform" | null | undefined;
  clientExtensionResults?: Record<string, unknown> | undefined;
};

export type SignInMethods = {
  google: boolean;
  microsoft: boolean;
};

export type Redirection = {
  url: string;
};

export type ProviderInput = {
  provider: "google" | "microsoft";
};

export type SignUpInput = {
  name: string;
  email: string;
  password: string;
  workspace: string;
  language?: "vi" | "en" | undefined;
};

export type SignUpLook = {
  workspace: string;
  email: string;
};

export type ReopeningLook = {
  workspace: string;
};

export type Workspace = {
  id: string;
  name: string;
};

export type SignUpConfirmation = {
  token: string;
  password: string;
};

export type InvitationLook = {
  workspace: string;
  inviter: string;
  email: string;
  role: string;
  hasAccount: boolean;
};

export type Joined = {
  workspace: Workspace;
  email: string;
  isSignedIn: boolean;
};

export type AcceptInvitation = {
  token: string;
  name?: string | undefined;
  password?: string | undefined;
};

export type Me = {
  member: {
    id: string;
    name: string;
    email: string | null;
    role: string;
    locale: "vi" | "en";
    signature: string | null;
    version: number;
  };
  access: {
    verbs: Record<string, "own" | "team" | "all">;
    hidden: Record<string, string[]>;
    locked: Record<string, string[]>;
  };
  workspace: {
    id: string;
    name: string;
    currency: string;
    timeZone: string;
    hasSample: boolean;
  };
  assistant: {
    engine: "model" | "built-in";
    model: string | null;
    label: string;
  };
  members: ({
    id: string;
    name: string;
    role: string;
  })[];
};

export type Member = {
  id: string;
  name: string;
  email: string | null;
  role: string;
  title: string | null;
  region: string | null;
  managerId: string | null;
  locale: "vi" | "en";
  signature: string | null;
  externalId: string | null;
  source: string | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type MePatch = {
  name?: string | undefined;
  locale?: "vi" | "en" | undefined;
  signature?: string | null | undefined;
};

export type MemberList = {
  items: Member[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type ApiKey = {
  id: string;
  name: string;
  hint: string;
  memberId: string;
  scopes: string[] | null;
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  revokedAt: number | null;
};

export type NewApiKey = {
  id: string;
  name: string;
  hint: string;
  memberId: string;
  scopes: string[] | null;
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  revokedAt: number | null;
  key: string;
};

export type Rights = {
  verbs: ({
    verb: string;
    noun: string;
    scopes: ("own" | "team" | "all")[];
  })[];
  hideable: Record<string, string[]>;
  lockable: Record<string, string[]>;
  keyScopes: string[];
};

export type RoleList = {
  items: Role[];
};

export type Role = {
  id: string;
  name: string;
  description: string;
  policy: {
    allows: Record<string, "own" | "team" | "all">;
    hides: Record<string, string[]>;
    locks: Record<string, string[]>;
  };
  isBuiltIn: boolean;
  memberCount: number;
  version: number;
  createdAt: number | null;
  updatedAt: number | null;
};

export type RoleInput = {
  name: string;
  description?: string | undefined;
  policy: Policy;
};

export type Policy = {
  allows: Record<string, "own" | "team" | "all">;
  hides?: Record<string, string[]> | undefined;
  locks?: Record<string, string[]> | undefined;
};

export type RolePatch = {
  name?: string | undefined;
  description?: string | undefined;
  policy?: Policy | undefined;
};

export type TeamList = {
  items: Team[];
};

export type Team = {
  id: string;
  name: string;
  parentId: string | null;
  memberIds: string[];
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type TeamInput = {
  name: string;
  parentId?: string | null | undefined;
  memberIds?: string[] | undefined;
};

export type TeamPatch = {
  name?: string | undefined;
  parentId?: string | null | undefined;
  memberIds?: string[] | undefined;
};

export type ShareList = {
  items: Share[];
};

export type Share = {
  id: string;
  recordId: string;
  grantee: string;
  level: "read" | "edit";
  createdBy: string;
  createdAt: number;
};

export type ShareInput = {
  recordId: string;
  grantee: string;
  level?: "read" | "edit" | undefined;
};

export type Security = {
  hasPassword: boolean;
  twoStep: {
    isOn: boolean;
    recoveryCodesLeft: number;
  };
  passkeys: Passkey[];
  externalAccounts: ({
    id: string;
    provider: "google" | "microsoft";
    email: string | null;
    createdAt: number;
    lastUsedAt: number | null;
  })[];
  provedUntil: number;
};

export type Passkey = {
  id: string;
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
};

export type ProvedUntil = {
  provedUntil: number;
};

export type ProofInput = {
  password: string;
} | {
  credential: PasskeyAssertion;
};

export type OwnSession = {
  id: string;
  isCurrent: boolean;
  method: "password" | "magic_link" | "reset" | "google" | "microsoft" | "passkey";
  userAgent: string | null;
  ip: string | null;
  place: string | null;
  createdAt: number;
  lastSeenAt: number;
};

export type NewTwoStep = {
  secret: string;
  uri: string;
};

export type RecoveryCodes = {
  recoveryCodes: string[];
};

export type CodeInput = {
  code: string;
};

export type PasskeyInput = {
  name: string;
  credential: PasskeyRegistration;
};

export type PasskeyRegistration = {
  id: string;
  rawId: string;
  type: "public-key";
  response: {
    clientDataJSON: string;
    attestationObject: string;
    transports?: string[] | undefined;
  };
  authenticatorAttachment?: "platform" | "cross-platform" | null | undefined;
  clientExtensionResults?: Record<string, unknown> | undefined;
};

export type PasskeyPatch = {
  name: string;
};

export type Settings = {
  name: string;
  currency: string;
  timeZone: string;
  version: number;
};

export type SettingsPatch = {
  name?: string | undefined;
  currency?: string | undefined;
  timeZone?: string | undefined;
};

export type CompanyList = {
  items: Company[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type Company = {
  id: string;
  name: string;
  domain: string | null;
  website: string | null;
  phone: string | null;
  industry: string | null;
  employees: number | null;
  foundedYear: number | null;
  annualRevenue: number | null;
  currency: string | null;
  taxCode: string | null;
  address: string | null;
  city: string | null;
  country: string | null;
  description: string | null;
  stage: "lead" | "qualified" | "customer" | "former" | "other";
  parentId: string | null;
  ownerId: string | null;
  externalId: string | null;
  source: string | null;
  lastActivityAt: number;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type CompanyInput = {
  name: string;
  domain?: string | null | undefined;
  website?: string | null | undefined;
  phone?: string | null | undefined;
  industry?: string | null | undefined;
  employees?: number | null | undefined;
  foundedYear?: number | null | undefined;
  annualRevenue?: number | null | undefined;
  currency?: string | null | undefined;
  taxCode?: string | null | undefined;
  address?: string | null | undefined;
  city?: string | null | undefined;
  country?: string | null | undefined;
  description?: string | null | undefined;
  stage?: "lead" | "qualified" | "customer" | "former" | "other" | undefined;
  parentId?: string | null | undefined;
  ownerId?: string | null | undefined;
};

export type BulkAnswer = {
  results: ({
    index: number;
    status: number;
    id?: string | undefined;
    version?: number | undefined;
    problem?: {
      code: "bad_request" | "unauthenticated" | "forbidden" | "proof_needed" | "not_found" | "method_not_allowed" | "conflict" | "duplicate" | "in_bin" | "unsettled_claims" | "gone" | "stale" | "too_large" | "unsupported_file" | "unsupported_media_type" | "invalid" | "idempotency_mismatch" | "precondition_required" | "too_many" | "unavailable";
      detail: string;
      fields?: Record<string, string> | undefined;
    } | undefined;
  })[];
  done: number;
  refused: number;
};

export type CompanyPatch = {
  name?: string | undefined;
  domain?: string | null | undefined;
  website?: string | null | undefined;
  phone?: string | null | undefined;
  industry?: string | null | undefined;
  employees?: number | null | undefined;
  foundedYear?: number | null | undefined;
  annualRevenue?: number | null | undefined;
  currency?: string | null | undefined;
  taxCode?: string | null | undefined;
  address?: string | null | undefined;
  city?: string | null | undefined;
  country?: string | null | undefined;
  description?: string | null | undefined;
  stage?: "lead" | "qualified" | "customer" | "former" | "other" | undefined;
  parentId?: string | null | undefined;
  ownerId?: string | null | undefined;
};

export type ContactList = {
  items: Contact[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type Contact = {
  id: string;
  name: string;
  givenName: string;
  middleName: string;
  familyName: string;
  addressForm: "anh" | "chi" | "em" | "ong" | "ba" | "co" | "chu" | "bac" | "ban" | "quy_khach" | "mr" | "ms" | "mrs" | "dr" | "first_name" | null;
  language: "vi" | "en";
  title: string | null;
  stage: "lead" | "qualified" | "customer" | "former" | "other";
  companyId: string | null;
  companyName?: string | null | undefined;
  ownerId: string | null;
  emails: ({
    address: string;
    label: "work" | "mobile" | "home" | "other";
  })[];
  phones: ({
    number: string;
    label: "work" | "mobile" | "home" | "other";
  })[];
  city: string | null;
  country: string | null;
  birthday: string | null;
  description: string | null;
  externalId: string | null;
  source: string | null;
  lastActivityAt: number;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type ContactInput = {
  givenName?: string | undefined;
  middleName?: string | undefined;
  familyName?: string | undefined;
  addressForm?: "anh" | "chi" | "em" | "ong" | "ba" | "co" | "chu" | "bac" | "ban" | "quy_khach" | "mr" | "ms" | "mrs" | "dr" | "first_name" | null | undefined;
  language?: "vi" | "en" | undefined;
  title?: string | null | undefined;
  stage?: "lead" | "qualified" | "customer" | "former" | "other" | undefined;
  companyId?: string | null | undefined;
  ownerId?: string | null | undefined;
  emails?: ({
    address: string;
    label?: "work" | "mobile" | "home" | "other" | undefined;
  })[] | undefined;
  phones?: ({
    number: string;
    label?: "work" | "mobile" | "home" | "other" | undefined;
  })[] | undefined;
  city?: string | null | undefined;
  country?: string | null | undefined;
  birthday?: string | null | undefined;
  description?: string | null | undefined;
};

export type ContactPatch = {
  givenName?: string | undefined;
  middleName?: string | undefined;
  familyName?: string | undefined;
  addressForm?: "anh" | "chi" | "em" | "ong" | "ba" | "co" | "chu" | "bac" | "ban" | "quy_khach" | "mr" | "ms" | "mrs" | "dr" | "first_name" | null | undefined;
  language?: "vi" | "en" | undefined;
  title?: string | null | undefined;
  stage?: "lead" | "qualified" | "customer" | "former" | "other" | undefined;
  companyId?: string | null | undefined;
  ownerId?: string | null | undefined;
  emails?: ({
    address: string;
    label?: "work" | "mobile" | "home" | "other" | undefined;
  })[] | undefined;
  phones?: ({
    number: string;
    label?: "work" | "mobile" | "home" | "other" | undefined;
  })[] | undefined;
  city?: string | null | undefined;
  country?: string | null | undefined;
  birthday?: string | null | undefined;
  description?: string | null | undefined;
};

export type ContactRecordPage = {
  contact: Contact;
  company: Company | null;
  may: RecordReach;
  tasks: Task[];
  deals: Deal[];
  timeline: ActivityList;
};

export type RecordReach = {
  edit: boolean;
  delete: boolean;
};

export type Task = {
  id: string;
  title: string;
  note: string;
  dueAt: number | null;
  doneAt: number | null;
  assigneeId: string | null;
  contactId: string | null;
  companyId: string | null;
  dealId: string | null;
  contactName?: string | null | undefined;
  companyName?: string | null | undefined;
  source: string | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type Deal = {
  id: string;
  name: string;
  companyId: string | null;
  companyName?: string | null | undefined;
  contactId: string | null;
  productId: string | null;
  ownerId: string | null;
  stage: "prospecting" | "engaging" | "proposal" | "negotiation" | "won" | "lost";
  status: "open" | "won" | "lost";
  amount: number | null;
  currency: string | null;
  openedAt: number | null;
  expectedCloseAt: number | null;
  closedAt: number | null;
  nextStep: string | null;
  lostReason: string | null;
  externalId: string | null;
  source: string | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type ActivityList = {
  items: Activity[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type Activity = {
  id: string;
  kind: "email" | "call" | "meeting" | "note" | "chat" | "sms" | "letter" | "visit" | "form" | "order" | "system";
  direction: "in" | "out" | null;
  subject: string;
  body: string;
  quoted: string | null;
  occurredAt: number;
  durationMin: number | null;
  authorId: string | null;
  channelId: string | null;
  threadId: string | null;
  meta: ActivityMeta;
  links: string[];
  privateTo: string | null;
  source: string | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type ActivityMeta = {
  from?: {
    name: string;
    address: string;
  } | undefined;
  to?: ({
    name: string;
    address: string;
  })[] | undefined;
  cc?: ({
    name: string;
    address: string;
  })[] | undefined;
  attachments?: ({
    name: string;
    bytes: number;
  })[] | undefined;
  inReplyTo?: string | undefined;
  draftedWith?: string | undefined;
  amount?: number | undefined;
  currency?: string | undefined;
  orderId?: string | undefined;
  orderNumber?: string | undefined;
  outcome?: string | undefined;
  formId?: string | undefined;
  hasConsent?: boolean | undefined;
};

export type CompanyRecordPage = {
  company: Company;
  contacts: Contact[];
  may: RecordReach;
  tasks: Task[];
  deals: Deal[];
  timeline: ActivityList;
};

export type ActivityInput = {
  kind: "call" | "meeting" | "note" | "chat" | "sms" | "letter" | "visit";
  subject?: string | undefined;
  body?: string | undefined;
  direction?: "in" | "out" | null | undefined;
  occurredAt?: number | undefined;
  durationMin?: number | null | undefined;
  links: string[];
  isPrivate?: boolean | undefined;
};

export type ActivityPatch = {
  subject?: string | undefined;
  body?: string | undefined;
  direction?: "in" | "out" | null | undefined;
  occurredAt?: number | undefined;
  durationMin?: number | null | undefined;
  links?: string[] | undefined;
  isPrivate?: boolean | undefined;
};

export type TaskList = {
  items: Task[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type TaskInput = {
  title: string;
  note?: string | undefined;
  dueAt?: number | null | undefined;
  assigneeId?: string | null | undefined;
  contactId?: string | null | undefined;
  companyId?: string | null | undefined;
  dealId?: string | null | undefined;
};

export type TaskPatch = {
  title?: string | undefined;
  note?: string | undefined;
  dueAt?: number | null | undefined;
  assigneeId?: string | null | undefined;
  contactId?: string | null | undefined;
  companyId?: string | null | undefined;
  dealId?: string | null | undefined;
  done?: boolean | undefined;
};

export type DealList = {
  items: Deal[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type DealPatch = {
  name?: string | undefined;
  stage?: "prospecting" | "engaging" | "proposal" | "negotiation" | "won" | "lost" | undefined;
  amount?: number | null | undefined;
  currency?: string | null | undefined;
  expectedCloseAt?: number | null | undefined;
  nextStep?: string | null | undefined;
  lostReason?: string | null | undefined;
};

export type OrderList = {
  items: ListedOrder[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type ListedOrder = {
  id: string;
  number: string | null;
  companyId: string | null;
  companyName?: string | null | undefined;
  contactId: string | null;
  contactName?: string | null | undefined;
  dealId: string | null;
  ownerId: string | null;
  orderedAt: number;
  status: "placed" | "fulfilled" | "cancelled" | "returned";
  channel: string | null;
  currency: string | null;
  lineCount: number | null;
  net: number | null;
  tax: number | null;
  amount: number | null;
  note: string | null;
  externalId: string | null;
  source: string | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type Order = {
  id: string;
  number: string | null;
  companyId: string | null;
  companyName?: string | null | undefined;
  contactId: string | null;
  contactName?: string | null | undefined;
  dealId: string | null;
  ownerId: string | null;
  orderedAt: number;
  status: "placed" | "fulfilled" | "cancelled" | "returned";
  channel: string | null;
  currency: string | null;
  lineCount: number | null;
  net: number | null;
  tax: number | null;
  amount: number | null;
  note: string | null;
  externalId: string | null;
  source: string | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
  lines: OrderLine[];
};

export type OrderLine = {
  productId: string | null;
  name: string | null;
  quantity: number;
  unitPrice: number | null;
  discount: number;
  amount: number;
};

export type OrderInput = {
  number?: string | null | undefined;
  companyId?: string | null | undefined;
  contactId?: string | null | undefined;
  dealId?: string | null | undefined;
  ownerId?: string | null | undefined;
  orderedAt?: number | undefined;
  status?: "placed" | "fulfilled" | "cancelled" | "returned" | undefined;
  channel?: string | null | undefined;
  currency?: string | null | undefined;
  lines?: OrderLineInput[] | undefined;
  tax?: number | null | undefined;
  amount?: number | null | undefined;
  note?: string | null | undefined;
};

export type OrderLineInput = {
  productId?: string | null | undefined;
  name?: string | null | undefined;
  /** At most three decimals; negative for what comes back */
  quantity: number;
  unitPrice?: number | null | undefined;
  discount?: number | undefined;
  amount?: number | undefined;
};

export type OrderTotals = {
  count: number;
  lastAt: number | null;
  sums: ({
    currency: string;
    amount: number;
  })[];
  newest: ListedOrder[];
};

export type OrderPatch = {
  number?: string | null | undefined;
  companyId?: string | null | undefined;
  contactId?: string | null | undefined;
  dealId?: string | null | undefined;
  ownerId?: string | null | undefined;
  orderedAt?: number | undefined;
  status?: "placed" | "fulfilled" | "cancelled" | "returned" | undefined;
  channel?: string | null | undefined;
  currency?: string | null | undefined;
  lines?: OrderLineInput[] | undefined;
  tax?: number | null | undefined;
  amount?: number | null | undefined;
  note?: string | null | undefined;
};

export type Predictions = {
  settings: PredictionSettings;
  state: "off" | "not_learned" | "learned";
  basis: "probability" | "rule" | null;
  asOf: string | null;
  run: PredictionRun | null;
  card: PredictionCard | null;
  model: PredictionModelCard;
  sources: ({
    name: string;
    source: string;
    windowDays: number;
    meaning: {
      en: string;
      vi: string;
    };
  })[];
  bands: ({
    band: "high" | "raised" | "low";
    customers: number;
    valueAtStake: number | null;
  })[];
  segments: ({
    segment: "champions" | "loyal" | "potential_loyal" | "new" | "promising" | "needs_attention" | "about_to_sleep" | "at_risk" | "cannot_lose" | "hibernating" | "lost";
    customers: number;
    valueAtStake: number | null;
  })[];
};

export type PredictionSettings = {
  isOn: boolean;
  horizonDays: number;
  readsWithModel: boolean;
  marginWeight: number;
  version: number;
};

export type PredictionRun = {
  id: string;
  kind: "train" | "score";
  state: "running" | "finished" | "failed";
  step: "settle" | "learn" | "score" | "publish";
  done: number;
  total: number;
  asOf: string;
  startedAt: number;
  finishedAt: number | null;
  reason: "no_orders" | "too_little_known" | "interrupted" | null;
  version: number;
};

export type PredictionCard = {
  method: string;
  chosen: string;
  percentages: {
    state: "allowed" | "refused";
    reason: "too_few_of_a_class" | "no_better_than_base_rate" | "no_better_on_the_newest" | "not_tested" | null;
  };
  asOf: string;
  horizonDays: number;
  trainedAt: string;
  customers: number;
  learnedFrom: number;
  testedAt: string[];
  testedHorizonDays: number;
  rows: number;
  positives: number;
  baseRate: number;
  metrics: {
    auc: {
      value: number;
      low: number;
      high: number;
    };
    prAuc: {
      value: number;
      low: number;
      high: number;
    };
    brier: {
      value: number;
      low: number;
      high: number;
    };
    logLoss: {
      value: number;
      low: number;
      high: number;
    };
    ece: {
      value: number;
      low: number;
      high: number;
    };
    lift: {
      value: number;
      low: number;
      high: number;
    };
  } | null;
  calibration: ({
    rows: number;
    predicted: number;
    happened: number;
  })[];
  base: {
    brier: number;
    logLoss: number;
  } | null;
  simpleRule: {
    says: string;
    auc: number;
    brier: number;
  } | null;
  compared: ({
    method: string;
    logLoss: number;
    auc: number;
    brier: number;
    settled?: number | undefined;
  })[];
  unusualWeeks: ({
    from: string;
    to: string;
    pace: number;
  })[];
  pareto: ({
    customers: number;
    revenue: number;
  })[];
  currency: string | null;
  orders: OrdersRead;
  seed: string;
};

export type OrdersRead = {
  used: number;
  cancelled: number;
  returned: number;
  future: number;
  withoutCustomer: number;
  withoutAmount: number;
  otherCurrencies: ({
    currency: string;
    orders: number;
  })[];
};

export type PredictionModelCard = {
  state: "off" | "no_model" | "purpose_off" | "ready";
  model: string | null;
  weight: number;
  verdict: "too_few" | "one_day_only" | "says_nothing_more" | "no_better" | "worse_lately" | "helps" | null;
  read: number;
  record: {
    settled: number;
    positives: number;
    logLoss: number;
    auc: number | null;
    brier: number;
    statistical: {
      settled: number;
      logLoss: number;
      brier: number;
    } | null;
  } | null;
  waiting: number;
  night: {
    asOf: string;
    state: "running" | "finished";
    read: number;
    unchanged: number;
    dropped: number;
    failed: number;
    stopped: string | null;
    finishedAt: number | null;
  } | null;
  estimate: {
    customers: number;
    tokens: number;
    micros: number | null;
    currency: string;
  } | null;
};

export type PredictionSettingsPatch = {
  isOn?: boolean | undefined;
  horizonDays?: number | undefined;
  readsWithModel?: boolean | undefined;
  marginWeight?: number | undefined;
};

export type ForecastList = {
  items: Forecast[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type Forecast = {
  id: string;
  kind: "company" | "contact";
  name: string;
  band: "high" | "raised" | "low";
  segment: "champions" | "loyal" | "potential_loyal" | "new" | "promising" | "needs_attention" | "about_to_sleep" | "at_risk" | "cannot_lose" | "hibernating" | "lost";
  probability: number | null;
  probabilityRange: {
    low: number;
    high: number;
  } | null;
  previousProbability: number | null;
  purchases: number | null;
  purchasesRange: {
    low: number;
    high: number;
  } | null;
  spend: number | null;
  spendRange: {
    low: number;
    high: number;
  } | null;
  yearAhead: number | null;
  yearAheadRange: {
    low: number;
    high: number;
  } | null;
  valueAtStake: number | null;
  stakeBasis: "forecast" | "last_year";
  currency: string | null;
  silentDays: number;
  usualDays: number;
  purchaseDays: number;
  spent: number | null;
  lastPurchaseOn: string;
  reasons: PredictionReason[];
};

export type PredictionReason = {
  code: "silence" | "trend" | "one_purchase" | "many_purchases" | "model_reading";
  effect: "raises" | "lowers";
  weight: number | null;
  text: {
    en: string;
    vi: string;
  };
  recordId: string | null;
  field: string | null;
};

export type CustomerPrediction = {
  state: "learned" | "no_orders" | "orders_not_shown" | "not_learned" | "off";
  asOf: string | null;
  horizonDays: number;
  forecast: Forecast | null;
  modelReading: ModelReading | null;
  helps: ({
    code: string;
    text: {
      en: string;
      vi: string;
    };
  })[];
  said: ({
    asOf: string;
    dueOn: string;
    probability: number | null;
    band: "high" | "raised" | "low";
    cameTrue: boolean | null;
  })[];
};

export type ModelReading = {
  says: "order_again" | "uncertain" | "may_leave";
  text: {
    en: string;
    vi: string;
  };
  intent: "wants_more" | "content" | "waiting" | "unhappy" | "comparing" | "leaving" | "unclear";
  intentText: {
    en: string;
    vi: string;
  };
  reasons: ({
    text: {
      en: string;
      vi: string;
    };
    cites: ({
      recordId: string;
      subject: string;
      at: number;
    })[];
  })[];
  ranking: ({
    id: string;
    name: string;
  })[];
  model: string;
  readAt: number;
  asOf: string;
  moved: {
    from: number;
    to: number;
  } | null;
};

export type TrackRecord = {
  since: string | null;
  settled: number;
  waiting: number;
  nextDueOn: string | null;
  bins: ({
    from: number;
    to: number;
    customers: number;
    said: number;
    happened: number;
  })[];
  bands: ({
    band: "high" | "raised" | "low";
    customers: number;
    happened: number;
  })[];
  brier: number | null;
  baseBrier: number | null;
  isDrifting: boolean;
};

export type OffersKnown = {
  state: "off" | "not_learned" | "learned";
  run: PredictionRun | null;
  card: OfferCard | null;
  horizonDays: number;
  nextDueOn: string | null;
  trackRecord: ({
    list: "reorder" | "new";
    settled: number;
    waiting: number;
    bought: number;
    hit: number | null;
    popularHit: number | null;
  })[];
};

export type OfferCard = {
  method: string;
  family: "ease" | "item-knn" | "popularity";
  asOf: string;
  trainedAt: string;
  seed: string;
  customers: number;
  learnedFrom: number;
  lines: number;
  items: {
    bought: number;
    modelled: number;
    offered: number;
  };
  testedFrom: string | null;
  lists: ({
    list: "reorder" | "new";
    baskets: number;
    ours: {
      hit: number;
      ndcg: number;
      reciprocal: number;
    } | null;
    popular: {
      hit: number;
      ndcg: number;
      reciprocal: number;
      recent: boolean;
    } | null;
    lift: {
      value: number;
      low: number;
      high: number;
      times: number | null;
    } | null;
    code: "no_lift" | "not_tested" | null;
  })[];
};

export type CustomerOffers = {
  asOf: string | null;
  lists: ({
    list: "reorder" | "new";
    state: "shown" | "hidden";
    code: "off" | "not_learned" | "no_orders" | "orders_not_shown" | "no_consent" | "no_lift" | "not_tested" | null;
    says: {
      en: string;
      vi: string;
    } | null;
    items: Offer[];
  })[];
  dismissed: ({
    productId: string;
    name: string;
    until: string | null;
  })[];
};

export type Offer = {
  productId: string;
  name: string;
  sku: string | null;
  price: number | null;
  currency: string | null;
  unit: string | null;
  stock: number | null;
  margin: number | null;
  reason: {
    kind: "reorder" | "bought_with" | "popular";
    text: {
      en: string;
      vi: string;
    };
    times: number | null;
    everyDays: number | null;
    lastOn: string | null;
    next: {
      on: string;
      from: string;
      to: string;
    } | null;
    isDue: boolean;
    products: ({
      id: string;
      name: string;
    })[];
    customers: number | null;
  };
};

export type OfferDismissal = {
  customerId: string;
  productId: string;
  until: string | null;
};

export type OfferDismissalInput = {
  until?: string | null | undefined;
};

export type LabelModelList = {
  items: LabelModel[];
};

export type LabelModel = {
  id: string;
  name: string | null;
  noun: "contacts" | "companies" | "deals";
  population?: Filter | null | undefined;
  outcome?: Filter | null | undefined;
  horizonDays: number | null;
  isOwn: boolean;
  state: "off" | "not_learned" | "learned";
  asOf: string | null;
  run: PredictionRun | null;
  card: LabelCard | null;
  version: number;
};

export type LabelCard = {
  method: "logistic" | "points" | "stage_prior";
  percentages: {
    state: "allowed" | "refused";
    reason: "too_few_of_a_class" | "no_better_than_base_rate" | "no_better_on_the_newest" | "not_tested" | null;
  };
  asOf: string;
  horizonDays: number | null;
  trainedAt: string;
  tested: {
    how: "folds" | "newest" | "held_out" | "none";
    learned: number;
    predicted: number;
  };
  rows: number;
  positives: number;
  baseRate: number;
  metrics: {
    auc: {
      value: number;
      low: number;
      high: number;
    };
    prAuc: {
      value: number;
      low: number;
      high: number;
    };
    brier: {
      value: number;
      low: number;
      high: number;
    };
    logLoss: {
      value: number;
      low: number;
      high: number;
    };
    ece: {
      value: number;
      low: number;
      high: number;
    };
    lift: {
      value: number;
      low: number;
      high: number;
    };
  } | null;
  calibration: ({
    rows: number;
    predicted: number;
    happened: number;
  })[];
  base: {
    brier: number;
    logLoss: number;
  } | null;
  simpleRule: {
    says: string;
    auc: number;
    brier: number;
  } | null;
  compared: ({
    method: string;
    logLoss: number;
    auc: number;
    brier: number;
  })[];
  leaks: ({
    feature: string;
    meaning: {
      en: string;
      vi: string;
    };
    isLeftOut: boolean;
    reason: string;
    says: string;
    of: string[];
  })[];
  closing: {
    deals: number;
    covered: number;
    medianError: number;
  } | null;
  seed: string;
};

export type LabelModelInput = {
  name: string;
  noun: "contacts" | "companies" | "deals";
  population?: unknown | undefined;
  outcome: unknown;
  horizonDays?: number | null | undefined;
};

export type LabelPreview = {
  asked: number;
  rows: number;
  positives: number;
  days: number;
  enoughFor: "percentage" | "points" | "nothing";
};

export type LabelModelPatch = {
  name?: string | undefined;
  population?: unknown | undefined;
  outcome?: unknown | undefined;
  horizonDays?: number | null | undefined;
};

export type ScoreList = {
  items: Score[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type Score = {
  id: string;
  name: string;
  band: "high" | "raised" | "low";
  probability: number | null;
  probabilityRange: {
    low: number;
    high: number;
  } | null;
  points: number | null;
  isStagePrior: boolean;
  closesOn: {
    low: string;
    median: string | null;
    high: string | null;
  } | null;
  reasons: ScoreReason[];
};

export type ScoreReason = {
  feature: string;
  text: {
    en: string;
    vi: string;
  };
  effect: "raises" | "lowers";
  weight: number;
  recordId: string | null;
  field: string;
};

export type RecordScore = {
  state: "learned" | "not_asked" | "not_learned" | "off";
  asOf: string | null;
  card: LabelCard | null;
  score: Score | null;
};

export type ProductList = {
  items: Product[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type Product = {
  id: string;
  name: string;
  sku: string | null;
  series: string | null;
  price: number | null;
  cost: number | null;
  currency: string | null;
  unit: string | null;
  stock: number | null;
  status: "active" | "retired";
  description: string | null;
  externalId: string | null;
  source: string | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type ProductInput = {
  name: string;
  sku?: string | null | undefined;
  series?: string | null | undefined;
  price?: number | null | undefined;
  cost?: number | null | undefined;
  currency?: string | null | undefined;
  unit?: string | null | undefined;
  stock?: number | null | undefined;
  status?: "active" | "retired" | undefined;
  description?: string | null | undefined;
};

export type ProductPatch = {
  name?: string | undefined;
  sku?: string | null | undefined;
  series?: string | null | undefined;
  price?: number | null | undefined;
  cost?: number | null | undefined;
  currency?: string | null | undefined;
  unit?: string | null | undefined;
  stock?: number | null | undefined;
  status?: "active" | "retired" | undefined;
  description?: string | null | undefined;
};

export type SearchHits = {
  hits: ({
    id: string;
    kind: "company" | "contact" | "deal" | "order" | "product" | "activity" | "task";
    title: string;
    /** Part of the text; each found word stands between the characters U+0001 and U+0002, which a page replaces by its own marks */
    passage: string;
    at: number;
  })[];
};

export type Fields = {
  nouns: NounDescription[];
};

export type NounDescription = {
  noun: string;
  kind: string;
  fields: FieldDescription[];
  links: ({
    name: string;
    noun: string;
    fields?: FieldDescription[] | undefined;
  })[];
  related: ({
    name: string;
    noun: string;
  })[];
  sorts: string[];
};

export type FieldDescription = {
  name: string;
  type: "text" | "texts" | "number" | "money" | "choice" | "reference" | "time" | "day" | "other";
  operators: ("is" | "isNot" | "in" | "notIn" | "contains" | "notContains" | "starts" | "gt" | "gte" | "lt" | "lte" | "between" | "before" | "after" | "within" | "empty" | "notEmpty")[];
  choices?: string[] | undefined;
  to?: string | undefined;
  isWritable: boolean;
  isRequired: boolean;
};

export type ChangeEntry = {
  changeId: string;
  at: number;
  memberId: string | null;
  via: string;
  action: "create" | "update" | "delete" | "restore";
  recordKind: string;
  recordId: string;
  fields: Record<string, [unknown, unknown]>;
};

export type Feed = {
  items: FeedEntry[];
  cursor: string;
  hasMore: boolean;
};

export type FeedEntry = {
  cursor: string;
  kind: "company" | "contact" | "deal" | "order" | "product" | "activity" | "task" | "member";
  id: string;
  version: number | null;
  action: "create" | "update" | "delete" | "restore";
  at: number;
  changeId: string;
  memberId: string | null;
  via: string;
  fields: string[];
};

export type UndoAnswer = {
  undone: number;
  conflicts: ({
    recordId: string;
    field: string;
  })[];
};

export type AuditEntry = {
  id: string;
  at: number;
  memberId: string | null;
  memberName: string | null;
  via: string;
  action: string;
  target: string | null;
  targetName: string | null;
  detail: Record<string, unknown> | null;
  changeId: string | null;
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
  seq: number | null;
  isErased: boolean;
};

export type AuditVerification = {
  isIntact: boolean;
  broken: {
    kind: "altered" | "deleted" | "inserted" | "reordered" | "log_altered" | "log_added" | "tail_cut" | "replaced";
    seq: number | null;
    id: string | null;
    changeId: string | null;
    at: number | null;
  } | null;
  checked: number;
  total: number;
  sealedUntil: number | null;
  unsealed: {
    count: number;
    oldestAt: number | null;
  };
  nextCursor: string | null;
};

export type ImportAnswer = {
  import: ImportJob;
  preview: ImportPreview;
};

export type ImportJob = {
  id: string;
  kind: "csv" | "mail";
  object: "companies" | "contacts" | "members" | "products" | "deals" | "orders" | null;
  fileName: string;
  fileBytes: number;
  options: ImportOptions;
  state: "ready" | "running" | "finished" | "stopped" | "cancelled";
  byteOffset: number;
  line: number;
  rowsRead: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  tally: Record<string, number>;
  reason: string | null;
  startedAt: number | null;
  finishedAt: number | null;
  version: number;
  createdAt: number;
  updatedAt: number;
};

export type ImportOptions = {
  mapping?: Record<string, string | null> | undefined;
  delimiter?: string | undefined;
  encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" | "windows-1252" | undefined;
  currency?: string | undefined;
  dayOrder?: "dmy" | "mdy" | undefined;
  decimalMark?: "." | "," | undefined;
  customersAs?: "company" | "contact" | undefined;
  ownAddresses?: string[] | undefined;
  colleaguesByDomain?: boolean | undefined;
  shareMail?: boolean | undefined;
  dryRun?: boolean | undefined;
  locale?: "vi" | "en" | undefined;
};

export type ImportPreview = {
  columns: ({
    heading: string;
    field: string | null;
    samples: string[];
  })[];
  fields: ({
    field: string;
    required: boolean;
  })[];
  assumedCurrency: string | null;
  messages: ({
    from: string;
    subject: string;
    at: number | null;
  })[];
};

export type ImportPatch = {
  object?: "companies" | "contacts" | "members" | "products" | "deals" | "orders" | undefined;
  mapping?: Record<string, string | null> | undefined;
  delimiter?: string | undefined;
  encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" | "windows-1252" | undefined;
  currency?: string | undefined;
  dayOrder?: "dmy" | "mdy" | undefined;
  decimalMark?: "." | "," | undefined;
  customersAs?: "company" | "contact" | undefined;
  ownAddresses?: string[] | undefined;
  colleaguesByDomain?: boolean | undefined;
  shareMail?: boolean | undefined;
  dryRun?: boolean | undefined;
  locale?: "vi" | "en" | undefined;
};

export type ImportProblem = {
  line: number;
  field: string | null;
  reason: string;
  raw: string;
};

export type OutgoingMail = {
  id: string;
  messageId: string;
  state: "held" | "sending" | "sent" | "taken_back" | "failed";
  fromAddress: string;
  fromName: string;
  toAddresses: string[];
  ccAddresses: string[];
  subject: string;
  body: string;
  sendAt: number;
  sentAt: number | null;
  reason: string | null;
  draftId: string | null;
  draftedWith: string | null;
  activityId: string | null;
  version: number;
};

export type QuarantinedMail = {
  id: string;
  fromAddress: string;
  subject: string;
  reason: string;
  at: number;
};

export type DraftEvent = {
  event: "start";
  data: {
    draftId: string;
    engine: "model" | "built-in";
    model: string | null;
    evidence: EvidenceItem[];
  };
} | {
  event: "delta";
  data: {
    text: string;
  };
} | {
  event: "restart";
  data: {
    engine: "model" | "built-in";
    reason: string;
  };
} | {
  event: "done";
  data: {
    draft: Draft;
  };
} | {
  event: "failed";
  data: {
    code: string;
    message: string;
  };
};

export type EvidenceItem = {
  ref: string;
  kind: "activity" | "deal" | "task" | "contact" | "company" | "fact";
  recordId: string | null;
  at: number | null;
  title: string;
  text: string;
  isDrafted?: boolean | undefined;
  isEstimate?: boolean | undefined;
  isInternal?: boolean | undefined;
  form?: string | undefined;
};

export type Draft = {
  id: string;
  recordId: string;
  contactId: string | null;
  companyId: string | null;
  purpose: "follow_up" | "first_contact" | "reply" | "after_meeting" | "quote_reminder" | "late_payment" | "win_back" | "apology" | "thanks" | "renewal" | "congratulation" | "tet_greeting" | "birthday_greeting";
  tone: "friendly" | "formal" | "direct";
  length: "short" | "medium" | "long";
  language: "vi" | "en";
  channel: "mail" | "chat" | "call";
  angle: "story" | "ask_first";
  addressForm: "anh" | "chi" | "em" | "ong" | "ba" | "co" | "chu" | "bac" | "ban" | "quy_khach" | "mr" | "ms" | "mrs" | "dr" | "first_name" | null;
  templateId: string | null;
  asIWrite: boolean;
  instruction: string;
  subject: string;
  subjects: string[];
  gaps: DraftGap[];
  revises: string | null;
  rivalId: string | null;
  choice: "picked" | "dropped" | null;
  changed: DraftChanged;
  body: string;
  evidence: EvidenceItem[];
  sentences: CheckedSentence[];
  engine: "model" | "built-in";
  model: string | null;
  state: "writing" | "ready" | "stopped" | "sent";
  version: number;
  createdAt: number;
};

export type DraftGap = {
  code: "occasion" | "birthday" | "birthday_far" | "tet_far" | "term" | "complaint" | "known" | "quote" | "slot" | "estimate" | "style" | "no_evidence" | "edit" | "unsaid" | "form" | "undecided" | "recent" | "no_complaint" | "nothing_due" | "no_talk" | "no_message" | "never_bought" | "nothing_done" | "answered" | "not_yet" | "answer";
  detail: string;
  purpose?: "follow_up" | "first_contact" | "reply" | "after_meeting" | "quote_reminder" | "late_payment" | "win_back" | "apology" | "thanks" | "renewal" | "congratulation" | "tet_greeting" | "birthday_greeting" | undefined;
};

export type DraftChanged = {
  kept: number;
  changed: number;
  added: number;
  removed: number;
  share: number;
} | null;

export type CheckedSentence = {
  text: string;
  start: number;
  end: number;
  cites: string[];
  status: "supported" | "unsupported" | "no_claim" | "settled";
  problems: string[];
};

export type DraftInput = {
  recordId: string;
  purpose?: "follow_up" | "first_contact" | "reply" | "after_meeting" | "quote_reminder" | "late_payment" | "win_back" | "apology" | "thanks" | "renewal" | "congratulation" | "tet_greeting" | "birthday_greeting" | undefined;
  tone?: "friendly" | "formal" | "direct" | undefined;
  length?: "short" | "medium" | "long" | undefined;
  language?: "vi" | "en" | undefined;
  channel?: "mail" | "chat" | "call" | undefined;
  angle?: "story" | "ask_first" | undefined;
  addressForm?: "anh" | "chi" | "em" | "ong" | "ba" | "co" | "chu" | "bac" | "ban" | "quy_khach" | "mr" | "ms" | "mrs" | "dr" | "first_name" | undefined;
  templateId?: string | undefined;
  asIWrite?: boolean | undefined;
  rivalOf?: string | undefined;
  instruction?: string | undefined;
};

export type DraftPatch = {
  subject?: string | undefined;
  body?: string | undefined;
  settled?: string[] | undefined;
};

export type DraftSend = {
  to: string[];
  cc?: string[] | undefined;
  subject: string;
  body: string;
  task?: {
    title: string;
    dueAt: number;
  } | undefined;
  settled?: string[] | undefined;
};

export type Summary = {
  recordId: string;
  language: "vi" | "en";
  engine: "model" | "built-in";
  model: string | null;
  generatedAt: number;
  stale: boolean;
  points: SummaryPoint[];
  openQuestions: SummaryPoint[];
  nextSteps: SummaryPoint[];
  evidence: EvidenceItem[];
  removed: number;
  reason?: string | undefined;
};

export type SummaryPoint = {
  at: number | null;
  text: string;
  cites: string[];
};

export type NotesReading = {
  activityId: string;
  language: "vi" | "en";
  engine: "model" | "built-in";
  model: string | null;
  generatedAt: number;
  stale: boolean;
  decisions: SummaryPoint[];
  actions: NoteAction[];
  risks: SummaryPoint[];
  mood: (SummaryPoint) & (Record<string, unknown> | null);
  evidence: EvidenceItem[];
  removed: number;
  reason?: string | undefined;
};

export type NoteAction = {
  key: string;
  title: string;
  owner: string | null;
  ownerId: string | null;
  dueAt: number | null;
  dueChoices: number[];
  cites: string[];
  state: "open" | "accepted" | "dismissed";
  taskId: string | null;
};

export type NoteDecided = {
  key: string;
  state: "accepted" | "dismissed";
  taskId: string | null;
};

export type NoteDecision = {
  key: string;
  decision: "accept" | "dismiss";
  title?: string | undefined;
  dueAt?: number | null | undefined;
  assigneeId?: string | null | undefined;
};

export type News = {
  recordId: string;
  since: number | null;
  points: SummaryPoint[];
  language: "vi" | "en";
  engine: "model" | "built-in";
  model: string | null;
  generatedAt: number;
  evidence: EvidenceItem[];
  removed: number;
  reason?: string | undefined;
};

export type Brief = {
  recordId: string;
  name: string;
  stale: boolean;
  who: SummaryPoint[];
  history: SummaryPoint[];
  promises: SummaryPoint[];
  questions: SummaryPoint[];
  language: "vi" | "en";
  engine: "model" | "built-in";
  model: string | null;
  generatedAt: number;
  evidence: EvidenceItem[];
  removed: number;
  reason?: string | undefined;
};

export type Upcoming = {
  items: ({
    id: string;
    kind: "activity" | "task";
    title: string;
    at: number;
    about: {
      id: string;
      name: string;
    };
  })[];
};

export type Digest = {
  kind: "daily" | "weekly";
  language: "vi" | "en";
  from: string;
  to: string;
  generatedAt: number;
  engine: "model" | "built-in";
  model: string | null;
  headline: DigestPoint[];
  sections: ({
    name: "focus" | "tasks" | "complaints" | "messages" | "waiting" | "promises" | "silent" | "deals" | "birthdays" | "pipeline" | "won" | "lost" | "moved" | "opened" | "risk" | "workload";
    points: DigestPoint[];
    /** How many are not listed */
    more: number;
  })[];
  evidence: EvidenceItem[];
  reason?: string | undefined;
};

export type DigestPoint = {
  text: string;
  cites: string[];
  recordId: string | null;
  about: string | null;
  at: number | null;
};

export type DigestSettings = {
  dailyAt: number | null;
  weeklyAt: number | null;
  weeklyDay: number;
  timeZone: string;
  version: number;
};

export type DigestSettingsPatch = {
  dailyAt?: number | null | undefined;
  weeklyAt?: number | null | undefined;
  weeklyDay?: number | undefined;
};

export type AskReply = {
  engine: "model" | "built-in";
  model: string | null;
  fellBack: string | null;
  isFollowUp: boolean;
  query: AskQuery;
  unknown: string[];
  notKept: string[];
  unclear: string | null;
  examples: string[];
  answer: AskAnswer;
};

export type AskQuery = {
  noun: "contacts" | "companies" | "deals" | "orders" | "activities" | "tasks" | "products" | "members";
  filter?: Filter | undefined;
  aggregate?: AskAggregate | undefined;
  /** Of a list: a field; `-` stands for descending */
  sort?: string | undefined;
  limit?: number | undefined;
} | null;

export type AskAggregate = {
  measure: "count" | "sum" | "avg" | "min" | "max" | "share";
  /** A number or an amount; none when counting or of a share */
  field?: string | undefined;
  /** Of a share: which of the records are counted, in percent of them all */
  of?: Filter | undefined;
  groupBy?: AskGrouping[] | undefined;
  having?: {
    op: "gt" | "gte" | "lt" | "lte" | "is";
    value: number;
  } | undefined;
  order?: "value" | "-value" | "group" | "-group" | undefined;
  limit?: number | undefined;
};

export type AskGrouping = {
  field: string;
  /** Of a time: the stretch that its groups are */
  by?: "day" | "week" | "month" | "quarter" | "year" | undefined;
};

export type AskAnswer = {
  query: AskQuery;
  form: "number" | "list" | "groups";
  columns: ({
    field: string;
    type: string;
    role: "field" | "group" | "value" | "count";
    by?: "day" | "week" | "month" | "quarter" | "year" | undefined;
  })[];
  rows: ({
    id: string | null;
    title: string | null;
    cells: ({
      value: string | number | null;
      label?: string | null | undefined;
      currency?: string | null | undefined;
    })[];
  })[];
  over: {
    value: number;
    capped: boolean;
  };
  /** Of a question about what customers say: messages, talks and notes that are not read yet and do not count */
  unread?: number | undefined;
  hasMore: boolean;
  names: Record<string, string>;
  timeZone: string;
} | null;

export type ViewList = {
  items: View[];
};

export type View = {
  id: string;
  name: string;
  query: AskQuery;
  isShared: boolean;
  ownerId: string;
  source: string | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
};

export type ViewInput = {
  name: string;
  query: AskQuery;
  isShared?: boolean | undefined;
};

export type ViewPatch = {
  name?: string | undefined;
  query?: AskQuery | undefined;
  isShared?: boolean | undefined;
};

export type AssistantMeter = {
  from: number;
  to: number;
  currency: string;
  total: {
    runs: number;
    failures: number;
    tokens: number;
    costMicros: number | null;
    unpriced: number;
    p50Ms: number | null;
    p95Ms: number | null;
    drafted: number;
    sent: number;
    edited: number | null;
  };
  groups: ({
    runs: number;
    failures: number;
    tokens: number;
    costMicros: number | null;
    unpriced: number;
    p50Ms: number | null;
    p95Ms: number | null;
    drafted: number;
    sent: number;
    edited: number | null;
    key: string;
  })[];
  failures: ({
    reason: string;
    n: number;
  })[];
  isCapped: boolean;
};

export type AssistantRunList = {
  items: AssistantRunLine[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type AssistantRunLine = {
  id: string;
  kind: "draft" | "sent" | "summary" | "brief" | "digest" | "ask" | "reading" | "forecast";
  recordId: string | null;
  memberId: string;
  engine: "model" | "built-in";
  model: string | null;
  promptVersion: string;
  tokensIn: number | null;
  tokensOut: number | null;
  costMicros: number | null;
  latencyMs: number;
  outcome: string;
  verdict: Record<string, number>;
  edited: number | null;
  at: number;
};

export type AssistantRun = {
  id: string;
  kind: "draft" | "sent" | "summary" | "brief" | "digest" | "ask" | "reading" | "forecast";
  recordId: string | null;
  memberId: string;
  engine: "model" | "built-in";
  model: string | null;
  promptVersion: string;
  tokensIn: number | null;
  tokensOut: number | null;
  costMicros: number | null;
  latencyMs: number;
  outcome: string;
  verdict: Record<string, number>;
  edited: number | null;
  at: number;
  currency: string;
  texts: "shown" | "withheld" | "trimmed";
  messages: ({
    role: string;
    content: string;
  })[];
  answer: string | null;
  evidence: EvidenceItem[];
};

export type AssistantState = {
  isOn: boolean;
  source: "operator" | "own";
  baseUrl: string;
  model: string;
  label: string;
  purposes: ("draft" | "summary" | "brief" | "digest" | "ask" | "reading" | "forecast")[];
  neverSend: {
    nouns: ("activities" | "deals" | "tasks")[];
    fields: ("contacts.emails" | "contacts.phones" | "contacts.birthday" | "contacts.title" | "contacts.city" | "contacts.description" | "companies.phone" | "companies.taxCode" | "companies.address" | "companies.city" | "companies.website" | "companies.annualRevenue" | "companies.employees" | "companies.description" | "deals.amount" | "deals.nextStep" | "deals.lostReason")[];
    activityKinds: ("email" | "call" | "meeting" | "note" | "chat" | "sms" | "letter" | "visit" | "form" | "order" | "system")[];
    words: string[];
  };
  masks: ("names" | "emails" | "phones" | "taxCodes" | "numbers" | "addresses")[];
  price: {
    currency: string;
    inMicros: number;
    outMicros: number;
  } | null;
  budget: AssistantBudget;
  hasKey: boolean;
  version: number;
  engine: "model" | "built-in";
  activeModel: string | null;
  operatorModel: string | null;
  activePrice: {
    currency: string;
    inMicros: number;
    outMicros: number;
  } | null;
  spent: {
    day: {
      tokens: number;
      micros: number | null;
      unpriced: number;
    };
    month: {
      tokens: number;
      micros: number | null;
      unpriced: number;
    };
  };
};

export type AssistantBudget = {
  dayTokens: number | null;
  monthTokens: number | null;
  dayMicros: number | null;
  monthMicros: number | null;
};

export type AssistantPatch = {
  isOn?: boolean | undefined;
  source?: "operator" | "own" | undefined;
  baseUrl?: string | undefined;
  model?: string | undefined;
  label?: string | undefined;
  purposes?: ("draft" | "summary" | "brief" | "digest" | "ask" | "reading" | "forecast")[] | undefined;
  neverSend?: {
    nouns: ("activities" | "deals" | "tasks")[];
    fields: ("contacts.emails" | "contacts.phones" | "contacts.birthday" | "contacts.title" | "contacts.city" | "contacts.description" | "companies.phone" | "companies.taxCode" | "companies.address" | "companies.city" | "companies.website" | "companies.annualRevenue" | "companies.employees" | "companies.description" | "deals.amount" | "deals.nextStep" | "deals.lostReason")[];
    activityKinds: ("email" | "call" | "meeting" | "note" | "chat" | "sms" | "letter" | "visit" | "form" | "order" | "system")[];
    words: string[];
  } | undefined;
  masks?: ("names" | "emails" | "phones" | "taxCodes" | "numbers" | "addresses")[] | undefined;
  price?: {
    currency: string;
    inMicros: number;
    outMicros: number;
  } | null | undefined;
  budget?: AssistantBudget | undefined;
  key?: string | null | undefined;
};

export type AssistantConnectionReport = {
  works: boolean;
  reason: string | null;
  detail: string;
  latencyMs: number;
  abilities: {
    shape: "schema" | "object" | "none";
    streams: boolean;
    tellsUsage: boolean;
    hasSystem: boolean;
  } | null;
};

export type AssistantConnection = {
  baseUrl?: string | undefined;
  model?: string | undefined;
  key?: string | undefined;
};

export type Proposal = {
  id: string;
  proposer: "app" | "assistant";
  app: {
    id: string;
    name: string;
  };
  action: "create" | "edit" | "delete";
  kind: "contact" | "company" | "task" | "activity" | "deal";
  recordId: string | null;
  recordName: string;
  recordVersion: number | null;
  patch: Record<string, unknown>;
  before: Record<string, unknown>;
  reason: string;
  activityId: string | null;
  span: {
    field: "subject" | "body";
    start: number;
    end: number;
  } | null;
  state: "open" | "accepted" | "dismissed" | "expired";
  changeId: string | null;
  unasked: boolean;
  createdAt: number;
  expiresAt: number;
  decidedAt: number | null;
  version: number;
};

export type ProposalNow = {
  id: string;
  proposer: "app" | "assistant";
  app: {
    id: string;
    name: string;
  };
  action: "create" | "edit" | "delete";
  kind: "contact" | "company" | "task" | "activity" | "deal";
  recordId: string | null;
  recordName: string;
  recordVersion: number | null;
  patch: Record<string, unknown>;
  before: Record<string, unknown>;
  reason: string;
  activityId: string | null;
  span: {
    field: "subject" | "body";
    start: number;
    end: number;
  } | null;
  state: "open" | "accepted" | "dismissed" | "expired";
  changeId: string | null;
  unasked: boolean;
  createdAt: number;
  expiresAt: number;
  decidedAt: number | null;
  version: number;
  current: Record<string, unknown> | null;
  currentVersion: number | null;
};

export type AcceptInput = {
  recordVersion?: number | undefined;
};

export type ReadingList = {
  items: Reading[];
  proposals: Proposal[];
};

export type Reading = {
  activityId: string;
  engine: "model" | "built-in";
  engineVersion: number;
  model: string | null;
  readAt: number;
  found: ReadingFindings;
  corrected: ReadingCorrections;
  spans: ReadingMarkings;
  reason?: string | undefined;
  version: number;
};

export type ReadingFindings = {
  intent?: {
    value: "buy" | "quote" | "question" | "complaint" | "support" | "payment" | "meeting" | "cancel" | "decline" | "thanks" | "inform";
    span: ReadingSpan;
    confidence: number;
  } | undefined;
  sentiment?: {
    value: "negative" | "neutral" | "positive";
    span: ReadingSpan;
    confidence: number;
  } | undefined;
  complaint?: {
    value: "late" | "wrong" | "quality" | "service" | "billing" | "price" | "other";
    span: ReadingSpan;
    confidence: number;
  } | undefined;
  ultimatum?: {
    value: "leave" | "legal";
    span: ReadingSpan;
    confidence: number;
  } | undefined;
  competitor?: {
    value: string;
    span: ReadingSpan;
    confidence: number;
  } | undefined;
  budget?: {
    value: {
      amount: number;
      currency: string;
    };
    span: ReadingSpan;
    confidence: number;
  } | undefined;
  timing?: {
    value: {
      from: string;
      to: string;
      grain: "day" | "week" | "month" | "quarter" | "year";
    };
    span: ReadingSpan;
    confidence: number;
  } | undefined;
  product?: {
    value: {
      id: string | null;
      name: string;
    };
    span: ReadingSpan;
    confidence: number;
  } | undefined;
};

export type ReadingSpan = {
  field: "subject" | "body";
  start: number;
  end: number;
};

export type ReadingCorrections = {
  intent?: "buy" | "quote" | "question" | "complaint" | "support" | "payment" | "meeting" | "cancel" | "decline" | "thanks" | "inform" | null | undefined;
  sentiment?: "negative" | "neutral" | "positive" | null | undefined;
  complaint?: "late" | "wrong" | "quality" | "service" | "billing" | "price" | "other" | null | undefined;
  ultimatum?: "leave" | "legal" | null | undefined;
  competitor?: string | null | undefined;
  budget?: {
    amount: number;
    currency: string;
  } | null | undefined;
  timing?: {
    from: string;
    to: string;
    grain: "day" | "week" | "month" | "quarter" | "year";
  } | null | undefined;
  product?: {
    id: string | null;
    name: string;
  } | null | undefined;
};

export type ReadingMarkings = {
  intent?: ReadingSpan | undefined;
  sentiment?: ReadingSpan | undefined;
  complaint?: ReadingSpan | undefined;
  ultimatum?: ReadingSpan | undefined;
  competitor?: ReadingSpan | undefined;
  budget?: ReadingSpan | undefined;
  timing?: ReadingSpan | undefined;
  product?: ReadingSpan | undefined;
};

export type ReadingLabels = {
  items: ({
    field: string;
    read: number;
    confirmed: number;
    corrected: number;
  })[];
  activities: number;
};

export type ReadingCorrectionInput = {
  intent?: "buy" | "quote" | "question" | "complaint" | "support" | "payment" | "meeting" | "cancel" | "decline" | "thanks" | "inform" | null | undefined;
  sentiment?: "negative" | "neutral" | "positive" | null | undefined;
  complaint?: "late" | "wrong" | "quality" | "service" | "billing" | "price" | "other" | null | undefined;
  ultimatum?: "leave" | "legal" | null | undefined;
  competitor?: string | null | undefined;
  budget?: {
    amount: number;
    currency: string;
  } | null | undefined;
  timing?: {
    from: string;
    to: string;
    grain: "day" | "week" | "month" | "quarter" | "year";
  } | null | undefined;
  product?: {
    id: string | null;
    name: string;
  } | null | undefined;
  spans?: ReadingMarkings | undefined;
};

export type ConsentPage = {
  app: {
    id: string;
    name: string;
    host: string;
  };
  audience: "mcp" | "api";
  scopes: string[];
  workspaces: ({
    id: string;
    name: string;
    isOpen: boolean;
  })[];
  workspaceId: string;
  isRemembered: boolean;
  redirectTo: string | null;
};

export type ConsentAnswer = {
  redirectTo: string;
};

export type ConsentInput = {
  client_id: string;
  redirect_uri?: string | undefined;
  response_type?: string | undefined;
  scope?: string | undefined;
  state?: string | undefined;
  code_challenge?: string | undefined;
  code_challenge_method?: string | undefined;
  resource?: string | undefined;
  prompt?: string | undefined;
  isAllowed: boolean;
  workspaceId: string;
  scopes: string[];
};

export type ConnectedApp = {
  id: string;
  name: string;
  host: string;
  connectedAt: number;
  lastUsedAt: number | null;
  kind: "app" | "key";
  scopes: string[] | null;
  audience: "mcp" | "api" | null;
  allowed: string[];
};

export type ConnectedAppPatch = {
  allowed: string[];
};

export type WorkspaceApp = {
  id: string;
  name: string;
  host: string;
  connectedAt: number;
  lastUsedAt: number;
  members: number;
};

export type AppPolicy = {
  mode: "open" | "listed" | "off";
  hosts: string[];
};

export type AppPolicyInput = {
  mode: "open" | "listed" | "off";
  hosts?: string[] | undefined;
};

export type DeadLetter = {
  id: string;
  body?: unknown | undefined;
  reason: string | null;
  at: number;
};

export type Webhook = {
  id: string;
  url: string;
  description: string;
  events: string[];
  includesRecord: boolean;
  state: "on" | "paused" | "disabled";
  reason: "failing" | "gone" | "maker_left" | "access_ended" | null;
  failingSince: number | null;
  lastSuccessAt: number | null;
  stoppedAt: number | null;
  oldSecretUntil: number | null;
  memberId: string;
  credentialId: string | null;
  scopes: string[] | null;
  version: number;
  createdAt: number;
  updatedAt: number;
};

export type NewWebhook = {
  id: string;
  url: string;
  description: string;
  events: string[];
  includesRecord: boolean;
  state: "on" | "paused" | "disabled";
  reason: "failing" | "gone" | "maker_left" | "access_ended" | null;
  failingSince: number | null;
  lastSuccessAt: number | null;
  stoppedAt: number | null;
  oldSecretUntil: number | null;
  memberId: string;
  credentialId: string | null;
  scopes: string[] | null;
  version: number;
  createdAt: number;
  updatedAt: number;
  secret: string;
};

export type WebhookInput = {
  url: string;
  description?: string | undefined;
  events: string[];
  includesRecord?: boolean | undefined;
};

export type WebhookPatch = {
  url?: string | undefined;
  description?: string | undefined;
  events?: string[] | undefined;
  includesRecord?: boolean | undefined;
  state?: "on" | "paused" | undefined;
};

export type WebhookDelivery = {
  id: string;
  webhookId: string;
  eventId: string;
  event: string;
  recordKind: string;
  recordId: string;
  recordVersion: number;
  eventAt: number;
  state: "waiting" | "sending" | "delivered" | "failed" | "missed" | "skipped";
  attempts: number;
  nextAt: number | null;
  lastTriedAt: number | null;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: number;
};

export type WebhookReplay = {
  since: number;
};

export type WebhookDeliveryList = {
  items: WebhookDelivery[];
  nextCursor: string | null;
  count?: {
    value: number;
    capped: boolean;
  } | undefined;
};

export type WebhookDeliveryDetail = {
  id: string;
  webhookId: string;
  eventId: string;
  event: string;
  recordKind: string;
  recordId: string;
  recordVersion: number;
  eventAt: number;
  state: "waiting" | "sending" | "delivered" | "failed" | "missed" | "skipped";
  attempts: number;
  nextAt: number | null;
  lastTriedAt: number | null;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: number;
  tries: ({
    attempt: number;
    at: number;
    status: number | null;
    ms: number;
    error: string | null;
    answer: string;
  })[];
  body: string | null;
};

export type InboundHook = {
  id: string;
  name: string;
  url: string;
  mapping: InboundMapping;
  isOn: boolean;
  isSigned: boolean;
  sample?: unknown | undefined;
  sampleAt: number | null;
  memberId: string;
  credentialId: string | null;
  scopes: string[] | null;
  reason: "access_ended" | null;
  version: number;
  createdAt: number;
  updatedAt: number;
};

export type InboundMapping = {
  target: "contact" | "company" | "deal" | "task" | "note";
  fields: ({
    field: string;
    path?: string | undefined;
    constant?: string | undefined;
    choices?: ({
      from: string;
      to: string;
    })[] | undefined;
  })[];
};

export type InboundHookInput = {
  name: string;
};

export type InboundHookPatch = {
  name?: string | undefined;
  mapping?: InboundMapping | undefined;
  isOn?: boolean | undefined;
};

export type InboundSigning = {
  isSigned: boolean;
};

export type InboundDryRunResult = {
  outcome: "created" | "updated" | "unchanged" | "repeated" | "sampled" | "refused";
  values: Record<string, string>;
  detail: string;
  recordId: string | null;
};

export type InboundDryRun = {
  mapping: InboundMapping;
};

export type Form = {
  id: string;
  name: string;
  url: string;
  setup: FormSetup;
  isOn: boolean;
  submissions: number;
  lastSubmittedAt: number | null;
  memberId: string;
  credentialId: string | null;
  scopes: string[] | null;
  reason: "access_ended" | null;
  version: number;
  createdAt: number;
  updatedAt: number;
};

export type FormSetup = {
  title: string;
  intro: string;
  language: "vi" | "en";
  fields: ({
    field: "name" | "email" | "phone" | "company" | "title" | "city" | "message";
    label: string;
    isRequired: boolean;
  })[];
  button: string;
  thanks: string;
  redirectUrl: string | null;
  origins: string[];
  ownerId: string | null;
  source: string;
  consent: {
    text: string;
    isRequired: boolean;
  } | null;
  task: {
    title: string;
    dueInDays: number;
  } | null;
};

export type FormInput = {
  name: string;
  setup: FormSetup;
};

export type FormPatch = {
  name?: string | undefined;
  setup?: FormSetup | undefined;
  isOn?: boolean | undefined;
};

export type DraftRevision = {
  instruction: string;
  subject?: string | undefined;
  body?: string | undefined;
  settled?: string[] | undefined;
};

export type DraftLog = {
  body: string;
  settled?: string[] | undefined;
  outcome?: string | undefined;
  durationMin?: number | undefined;
};

export type WritingStyle = {
  isOn: boolean;
  mails: number;
  learnedAt: number | null;
  profile: StyleProfile;
};

export type StyleProfile = {
  vi: StyleOfLanguage;
  en: StyleOfLanguage;
} | null;

export type StyleOfLanguage = {
  mails: number;
  greeting: string | null;
  signOff: string | null;
  sentenceWords: number;
  emoji: string | null;
  emojiShare: number;
  exclamationShare: number;
  phrases: string[];
} | null;

export type DraftHabits = {
  purposes: DraftHabit[];
  picks: DraftPicks[];
};

export type DraftHabit = {
  purpose: "follow_up" | "first_contact" | "reply" | "after_meeting" | "quote_reminder" | "late_payment" | "win_back" | "apology" | "thanks" | "renewal" | "congratulation" | "tet_greeting" | "birthday_greeting";
  drafts: number;
  sent: number;
  untouched: number;
  kept: number;
  changed: number;
  added: number;
  removed: number;
  share: number | null;
};

export type DraftPicks = {
  tone: string;
  angle: string;
  picked: number;
  dropped: number;
};

export type TemplateList = {
  items: Template[];
};

export type Template = {
  id: string;
  name: string;
  purpose: "follow_up" | "first_contact" | "reply" | "after_meeting" | "quote_reminder" | "late_payment" | "win_back" | "apology" | "thanks" | "renewal" | "congratulation" | "tet_greeting" | "birthday_greeting" | null;
  channel: "mail" | "chat" | "call";
  language: "vi" | "en";
  subject: string;
  body: string;
  used: number;
  lastUsedAt: number | null;
  memberId: string;
  version: number;
  createdAt: number;
  updatedAt: number;
};

export type TemplateInput = {
  name: string;
  purpose?: "follow_up" | "first_contact" | "reply" | "after_meeting" | "quote_reminder" | "late_payment" | "win_back" | "apology" | "thanks" | "renewal" | "congratulation" | "tet_greeting" | "birthday_greeting" | null | undefined;
  channel?: "mail" | "chat" | "call" | undefined;
  language: "vi" | "en";
  subject?: string | undefined;
  body: string;
};

export type TemplatePatch = {
  name?: string | undefined;
  purpose?: "follow_up" | "first_contact" | "reply" | "after_meeting" | "quote_reminder" | "late_payment" | "win_back" | "apology" | "thanks" | "renewal" | "congratulation" | "tet_greeting" | "birthday_greeting" | null | undefined;
  channel?: "mail" | "chat" | "call" | undefined;
  language?: "vi" | "en" | undefined;
  subject?: string | undefined;
  body?: string | undefined;
};

export type CalendarFeed = {
  isOn: boolean;
  madeAt: number | null;
};

export type NewCalendarFeed = {
  url: string;
};

export type WorkspaceInput = {
  name: string;
};

export type RemovalInput = {
  newOwnerId: string | null;
};

export type ClosedWorkspace = {
  id: string;
  name: string;
  deleteAt: number;
};

export type Invitation = {
  id: string;
  email: string;
  role: string;
  invitedBy: string;
  sentAt: number;
  expiresAt: number;
};

export type InvitationInput = {
  emails: string[];
  role: string;
  language?: "vi" | "en" | undefined;
};

export interface Operations {
  /** Begin connecting an account elsewhere: where the browser is to go */
  connectExternalAccount: { args: {
    body: ProviderInput;
  }; answer: Redirection };
  /** Move the session to another workspace of yours, under a new token */
  switchWorkspace: { args: {
    body: {
      workspaceId: string;
    };
  }; answer: Workspace };
  /** Who is asking, and where */
  getMe: { args: {
  }; answer: Me };
  /** Change your own profile */
  editMe: { args: {
    /** The version you have seen (If-Match) */
    version: number;
    body: MePatch;
  }; answer: Member };
  /** Change your password; every session ends */
  changePassword: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      current?: string | undefined;
      next: string;
      endsDelegates?: boolean | undefined;
    };
  }; answer: undefined };
  /** List members */
  listMembers: { args: {
    /** Words to be found by, with or without their marks */
    q?: string | undefined;
    /** A filter as JSON, percent-encoded */
    filter?: Filter | undefined;
    /** In which order; `-` stands for descending */
    sort?: "name" | "-name" | undefined;
    /** The nextCursor of the page before */
    cursor?: string | undefined;
    limit?: number | undefined;
    /** Count them, up to 1,000; on the first page */
    count?: boolean | undefined;
    /** Those in the bin instead */
    bin?: boolean | undefined;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, name, email, role, title, region, managerId, locale, signature, externalId, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: MemberList };
  /** List API keys */
  listKeys: { args: {
  }; answer: {
    items: ApiKey[];
  } };
  /** Create an API key, shown once */
  createKey: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      name: string;
      expiresAt?: number | null | undefined;
      scopes?: ("read" | "write" | "companies:read" | "companies:write" | "contacts:read" | "contacts:write" | "deals:read" | "deals:write" | "orders:read" | "orders:write" | "activities:read" | "activities:write" | "tasks:read" | "tasks:write" | "products:read" | "products:write" | "members:read" | "members:write" | "teams:read" | "teams:write" | "settings:read" | "settings:write" | "changes:read" | "changes:write" | "search:read" | "search:write" | "assistant:read" | "assistant:write" | "predictions:read" | "predictions:write" | "imports:read" | "imports:write" | "mail:read" | "mail:write" | "webhooks:read" | "webhooks:write" | "forms:read" | "forms:write" | "templates:read" | "templates:write" | "views:read" | "views:write" | "audit:read" | "audit:write")[] | null | undefined;
    };
  }; answer: NewApiKey };
  /** Revoke an API key */
  revokeKey: { args: {
    id: string;
  }; answer: ApiKey };
  /** What roles and keys are made of: verbs, how far they reach, fields that can be hidden */
  listRights: { args: {
  }; answer: Rights };
  /** List roles */
  listRoles: { args: {
  }; answer: RoleList };
  /** Make a role */
  createRole: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: RoleInput;
  }; answer: Role };
  /** Change a role */
  editRole: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: RolePatch;
  }; answer: Role };
  /** Delete a role that nobody has */
  deleteRole: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Role };
  /** List teams */
  listTeams: { args: {
  }; answer: TeamList };
  /** Make a team */
  createTeam: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: TeamInput;
  }; answer: Team };
  /** Change a team or its people */
  editTeam: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: TeamPatch;
  }; answer: Team };
  /** Put a team into the bin */
  deleteTeam: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Team };
  /** Take a team out of the bin */
  restoreTeam: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Team };
  /** With whom a record is shared beyond what roles show */
  listShares: { args: {
    recordId: string;
  }; answer: ShareList };
  /** Share a record with a member or a team */
  shareRecord: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: ShareInput;
  }; answer: Share };
  /** Stop sharing a record */
  unshareRecord: { args: {
    id: string;
  }; answer: Share };
  /** How you get in */
  getSecurity: { args: {
  }; answer: Security };
  /** Prove again that it is you, by password or passkey; it holds ten minutes for this session */
  proveMyself: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: ProofInput;
  }; answer: ProvedUntil };
  /** Options for proving it with a passkey */
  beginPasskeyProof: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: PasskeyOptions };
  /** Where you are signed in */
  listOwnSessions: { args: {
  }; answer: {
    items: OwnSession[];
  } };
  /** End every other session of yours */
  endOtherSessions: { args: {
  }; answer: {
    ended: number;
  } };
  /** End a session of yours; its open pages close */
  endOwnSession: { args: {
    id: string;
  }; answer: undefined };
  /** A secret for an authenticator app; nothing is asked for until a first code confirms it */
  beginTwoStep: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: NewTwoStep };
  /** Turn two-step verification off */
  endTwoStep: { args: {
  }; answer: undefined };
  /** Turn two-step verification on with a first code */
  confirmTwoStep: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: CodeInput;
  }; answer: RecoveryCodes };
  /** Ten new recovery codes in the place of the old, shown once */
  renewRecoveryCodes: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: RecoveryCodes };
  /** Options for making a passkey */
  beginPasskey: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: PasskeyOptions };
  /** Add the passkey that was made */
  addPasskey: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: PasskeyInput;
  }; answer: Passkey };
  /** Rename a passkey */
  renamePasskey: { args: {
    id: string;
    body: PasskeyPatch;
  }; answer: Passkey };
  /** Remove a passkey: it opens nothing any more */
  removePasskey: { args: {
    id: string;
  }; answer: undefined };
  /** Disconnect an account elsewhere: it opens this one no more */
  disconnectExternalAccount: { args: {
    id: string;
  }; answer: undefined };
  /** Read the workspace's settings */
  getSettings: { args: {
  }; answer: Settings };
  /** Change the workspace's settings */
  editSettings: { args: {
    /** The version you have seen (If-Match) */
    version: number;
    body: SettingsPatch;
  }; answer: Settings };
  /** List companies */
  listCompanies: { args: {
    /** Words to be found by, with or without their marks */
    q?: string | undefined;
    /** A filter as JSON, percent-encoded */
    filter?: Filter | undefined;
    /** In which order; `-` stands for descending */
    sort?: "name" | "-name" | "-updatedAt" | "-createdAt" | "-lastActivityAt" | undefined;
    /** The nextCursor of the page before */
    cursor?: string | undefined;
    limit?: number | undefined;
    /** Count them, up to 1,000; on the first page */
    count?: boolean | undefined;
    /** Those in the bin instead */
    bin?: boolean | undefined;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, name, domain, website, phone, industry, employees, foundedYear, annualRevenue, currency, taxCode, address, city, country, description, stage, parentId, ownerId, externalId, source, lastActivityAt, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: CompanyList };
  /** Create a company */
  createCompany: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: CompanyInput;
  }; answer: Company };
  /** Create, change, delete or restore up to 1,000 companies in one change */
  bulkCompanies: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      action: "create";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ((CompanyInput))[];
    } | {
      action: "edit";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
        patch: CompanyPatch;
      })[];
    } | {
      action: "delete";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
      })[];
    } | {
      action: "restore";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
      })[];
    };
  }; answer: BulkAnswer };
  /** Read a company */
  getCompany: { args: {
    id: string;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, name, domain, website, phone, industry, employees, foundedYear, annualRevenue, currency, taxCode, address, city, country, description, stage, parentId, ownerId, externalId, source, lastActivityAt, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: Company };
  /** Change a company */
  editCompany: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: CompanyPatch;
  }; answer: Company };
  /** Put a company into the bin */
  deleteCompany: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Company };
  /** Take a company out of the bin */
  restoreCompany: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Company };
  /** List contacts */
  listContacts: { args: {
    /** Words to be found by, with or without their marks */
    q?: string | undefined;
    /** A filter as JSON, percent-encoded */
    filter?: Filter | undefined;
    /** In which order; `-` stands for descending */
    sort?: "name" | "-name" | "-updatedAt" | "-createdAt" | "-lastActivityAt" | undefined;
    /** The nextCursor of the page before */
    cursor?: string | undefined;
    limit?: number | undefined;
    /** Count them, up to 1,000; on the first page */
    count?: boolean | undefined;
    /** Those in the bin instead */
    bin?: boolean | undefined;
    companyId?: string | undefined;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, name, givenName, middleName, familyName, addressForm, language, title, stage, companyId, companyName, ownerId, emails, phones, city, country, birthday, description, externalId, source, lastActivityAt, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: ContactList };
  /** Create a contact */
  createContact: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: ContactInput;
  }; answer: Contact };
  /** Create, change, delete or restore up to 1,000 contacts in one change */
  bulkContacts: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      action: "create";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ((ContactInput))[];
    } | {
      action: "edit";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
        patch: ContactPatch;
      })[];
    } | {
      action: "delete";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
      })[];
    } | {
      action: "restore";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
      })[];
    };
  }; answer: BulkAnswer };
  /** Read a contact */
  getContact: { args: {
    id: string;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, name, givenName, middleName, familyName, addressForm, language, title, stage, companyId, companyName, ownerId, emails, phones, city, country, birthday, description, externalId, source, lastActivityAt, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: Contact };
  /** Change a contact */
  editContact: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: ContactPatch;
  }; answer: Contact };
  /** Put a contact into the bin */
  deleteContact: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Contact };
  /** Take a contact out of the bin */
  restoreContact: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Contact };
  /** A contact as a vCard */
  getVcard: { args: {
    id: string;
    version?: "4.0" | "3.0" | undefined;
  }; answer: Response };
  /** Contacts as vCards in one file: those named, or the first 1,000 that are found */
  listVcards: { args: {
    version?: "4.0" | "3.0" | undefined;
    ids?: string | undefined;
    q?: string | undefined;
    sort?: "name" | "-name" | "-updatedAt" | "-createdAt" | "-lastActivityAt" | undefined;
    companyId?: string | undefined;
  }; answer: Response };
  /** A contact with all its page shows */
  getContactPage: { args: {
    id: string;
  }; answer: ContactRecordPage };
  /** A company with all its page shows */
  getCompanyPage: { args: {
    id: string;
  }; answer: CompanyRecordPage };
  /** The timeline of a record */
  listTimeline: { args: {
    recordId: string;
    kind?: "email" | "call" | "meeting" | "note" | "chat" | "sms" | "letter" | "visit" | "form" | "order" | "system" | undefined;
    /** A filter as JSON, percent-encoded */
    filter?: Filter | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, kind, direction, subject, body, quoted, occurredAt, durationMin, authorId, channelId, threadId, meta, links, privateTo, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: ActivityList };
  /** Log a call, meeting, visit or note */
  logActivity: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: ActivityInput;
  }; answer: Activity };
  /** Create, change, delete or restore up to 1,000 activities in one change */
  bulkActivities: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      action: "create";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ((ActivityInput))[];
    } | {
      action: "edit";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
        patch: ActivityPatch;
      })[];
    } | {
      action: "delete";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
      })[];
    } | {
      action: "restore";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
      })[];
    };
  }; answer: BulkAnswer };
  /** Read an activity */
  getActivity: { args: {
    id: string;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, kind, direction, subject, body, quoted, occurredAt, durationMin, authorId, channelId, threadId, meta, links, privateTo, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: Activity };
  /** Change an activity */
  editActivity: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: ActivityPatch;
  }; answer: Activity };
  /** Put an activity into the bin */
  deleteActivity: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Activity };
  /** Take an activity out of the bin */
  restoreActivity: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Activity };
  /** List tasks */
  listTasks: { args: {
    /** Words to be found by, with or without their marks */
    q?: string | undefined;
    /** A filter as JSON, percent-encoded */
    filter?: Filter | undefined;
    /** In which order; `-` stands for descending */
    sort?: "dueAt" | undefined;
    /** The nextCursor of the page before */
    cursor?: string | undefined;
    limit?: number | undefined;
    /** Count them, up to 1,000; on the first page */
    count?: boolean | undefined;
    /** Those in the bin instead */
    bin?: boolean | undefined;
    state?: "open" | "done" | undefined;
    assigneeId?: string | undefined;
    recordId?: string | undefined;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, title, note, dueAt, doneAt, assigneeId, contactId, companyId, dealId, contactName, companyName, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: TaskList };
  /** Create a task */
  createTask: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: TaskInput;
  }; answer: Task };
  /** Create, change, delete or restore up to 1,000 tasks in one change */
  bulkTasks: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      action: "create";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ((TaskInput))[];
    } | {
      action: "edit";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
        patch: TaskPatch;
      })[];
    } | {
      action: "delete";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
      })[];
    } | {
      action: "restore";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
      })[];
    };
  }; answer: BulkAnswer };
  /** Read a task */
  getTask: { args: {
    id: string;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, title, note, dueAt, doneAt, assigneeId, contactId, companyId, dealId, contactName, companyName, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: Task };
  /** Change, complete or reopen a task */
  editTask: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: TaskPatch;
  }; answer: Task };
  /** Put a task into the bin */
  deleteTask: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Task };
  /** Take a task out of the bin */
  restoreTask: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Task };
  /** List deals */
  listDeals: { args: {
    /** Words to be found by, with or without their marks */
    q?: string | undefined;
    /** A filter as JSON, percent-encoded */
    filter?: Filter | undefined;
    /** In which order; `-` stands for descending */
    sort?: "-updatedAt" | "name" | "-name" | undefined;
    /** The nextCursor of the page before */
    cursor?: string | undefined;
    limit?: number | undefined;
    /** Count them, up to 1,000; on the first page */
    count?: boolean | undefined;
    /** Those in the bin instead */
    bin?: boolean | undefined;
    status?: "open" | "won" | "lost" | undefined;
    companyId?: string | undefined;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, name, companyId, companyName, contactId, productId, ownerId, stage, status, amount, currency, openedAt, expectedCloseAt, closedAt, nextStep, lostReason, externalId, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: DealList };
  /** Read a deal */
  getDeal: { args: {
    id: string;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, name, companyId, companyName, contactId, productId, ownerId, stage, status, amount, currency, openedAt, expectedCloseAt, closedAt, nextStep, lostReason, externalId, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: Deal };
  /** Change a deal */
  editDeal: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: DealPatch;
  }; answer: Deal };
  /** List orders */
  listOrders: { args: {
    /** Words to be found by, with or without their marks */
    q?: string | undefined;
    /** A filter as JSON, percent-encoded */
    filter?: Filter | undefined;
    /** In which order; `-` stands for descending */
    sort?: "-orderedAt" | "orderedAt" | "-amount" | "amount" | "-updatedAt" | undefined;
    /** The nextCursor of the page before */
    cursor?: string | undefined;
    limit?: number | undefined;
    /** Count them, up to 1,000; on the first page */
    count?: boolean | undefined;
    /** Those in the bin instead */
    bin?: boolean | undefined;
    status?: "placed" | "fulfilled" | "cancelled" | "returned" | undefined;
    companyId?: string | undefined;
    contactId?: string | undefined;
    productId?: string | undefined;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, number, companyId, companyName, contactId, contactName, dealId, ownerId, orderedAt, status, channel, currency, lineCount, net, tax, amount, note, externalId, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: OrderList };
  /** Create an order */
  createOrder: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: OrderInput;
  }; answer: Order };
  /** Create, change, delete or restore up to 1,000 orders in one change */
  bulkOrders: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      action: "create";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ((OrderInput))[];
    } | {
      action: "edit";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
        patch: OrderPatch;
      })[];
    } | {
      action: "delete";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
      })[];
    } | {
      action: "restore";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
      })[];
    };
  }; answer: BulkAnswer };
  /** What a company or a contact has ordered */
  getOrderTotals: { args: {
    /** A company or a contact */
    recordId: string;
  }; answer: OrderTotals };
  /** Read an order */
  getOrder: { args: {
    id: string;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, number, companyId, companyName, contactId, contactName, dealId, ownerId, orderedAt, status, channel, currency, lineCount, net, tax, amount, note, externalId, source, version, createdAt, updatedAt, deletedAt, lines */
    fields?: string | readonly string[] | undefined;
  }; answer: Order };
  /** Change an order */
  editOrder: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: OrderPatch;
  }; answer: Order };
  /** Put an order into the bin */
  deleteOrder: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Order };
  /** Take an order out of the bin */
  restoreOrder: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Order };
  /** What is known of who will buy again, and how well it was tested */
  getPredictions: { args: {
  }; answer: Predictions };
  /** Turn predictions on or off, and say how many days ahead they look */
  editPredictionSettings: { args: {
    /** The version you have seen (If-Match) */
    version: number;
    body: PredictionSettingsPatch;
  }; answer: PredictionSettings };
  /** Learn anew from the orders of today */
  trainPredictions: { args: {
    subject?: "purchases" | "offers" | undefined;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: PredictionRun };
  /** Customers with what is said of them, those with most at stake first */
  listForecasts: { args: {
    band?: "high" | "raised" | "low" | undefined;
    segment?: "champions" | "loyal" | "potential_loyal" | "new" | "promising" | "needs_attention" | "about_to_sleep" | "at_risk" | "cannot_lose" | "hibernating" | "lost" | undefined;
    kind?: "company" | "contact" | undefined;
    sort?: "-valueAtStake" | "-risk" | "-yearAhead" | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  }; answer: ForecastList };
  /** What is said of one company or contact, why, and what was said before */
  getCustomerPrediction: { args: {
    /** A company or a contact */
    id: string;
  }; answer: CustomerPrediction };
  /** What became of what was said */
  getTrackRecord: { args: {
  }; answer: TrackRecord };
  /** How offers were learned, how much better than popularity they are, and what became of them */
  getOffersKnown: { args: {
  }; answer: OffersKnown };
  /** What to offer one company or contact: bought before, and never bought */
  listCustomerOffers: { args: {
    /** A company or a contact */
    id: string;
  }; answer: CustomerOffers };
  /** Do not offer a product to a customer again */
  dismissOffer: { args: {
    /** A company or a contact */
    id: string;
    productId: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: OfferDismissalInput;
  }; answer: OfferDismissal };
  /** Let a product be offered to a customer again */
  undismissOffer: { args: {
    /** A company or a contact */
    id: string;
    productId: string;
  }; answer: OfferDismissal };
  /** What is predicted of records: deals won, leads that buy, and labels of the workspace's own */
  listLabelModels: { args: {
  }; answer: LabelModelList };
  /** Predict something of one's own: who of a population will meet a condition */
  createLabelModel: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: LabelModelInput;
  }; answer: LabelModel };
  /** How many records a label would speak of, and whether there is enough to learn it from */
  previewLabel: { args: {
    noun: "contacts" | "companies" | "deals";
    /** A filter as JSON, percent-encoded */
    population?: Filter | undefined;
    /** A filter as JSON, percent-encoded */
    outcome: Filter;
    horizonDays?: number | undefined;
  }; answer: LabelPreview };
  /** One of them, with its card */
  getLabelModel: { args: {
    /** `win`, `lead`, or the id of a model */
    subject: "win" | "lead" | string;
  }; answer: LabelModel };
  /** Change a label of one's own; under another definition it is learned anew */
  editLabelModel: { args: {
    /** `win`, `lead`, or the id of a model */
    subject: "win" | "lead" | string;
    /** The version you have seen (If-Match) */
    version: number;
    body: LabelModelPatch;
  }; answer: LabelModel };
  /** Take a label of one's own away, with all that was said */
  deleteLabelModel: { args: {
    /** `win`, `lead`, or the id of a model */
    subject: "win" | "lead" | string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: undefined };
  /** Learn a label anew */
  trainLabelModel: { args: {
    /** `win`, `lead`, or the id of a model */
    subject: "win" | "lead" | string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: PredictionRun };
  /** Records with what is said of them, the likeliest first */
  listScores: { args: {
    /** `win`, `lead`, or the id of a model */
    subject: "win" | "lead" | string;
    band?: "high" | "raised" | "low" | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  }; answer: ScoreList };
  /** What is said of one record, and why */
  getScore: { args: {
    subject: "win" | "lead" | string;
    /** A record of the model's noun */
    id: string;
  }; answer: RecordScore };
  /** What became of what was said */
  getScoreTrackRecord: { args: {
    /** `win`, `lead`, or the id of a model */
    subject: "win" | "lead" | string;
  }; answer: TrackRecord };
  /** List products */
  listProducts: { args: {
    /** Words to be found by, with or without their marks */
    q?: string | undefined;
    /** A filter as JSON, percent-encoded */
    filter?: Filter | undefined;
    /** In which order; `-` stands for descending */
    sort?: "name" | "-name" | "-updatedAt" | undefined;
    /** The nextCursor of the page before */
    cursor?: string | undefined;
    limit?: number | undefined;
    /** Count them, up to 1,000; on the first page */
    count?: boolean | undefined;
    /** Those in the bin instead */
    bin?: boolean | undefined;
    status?: "active" | "retired" | undefined;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, name, sku, series, price, cost, currency, unit, stock, status, description, externalId, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: ProductList };
  /** Create a product */
  createProduct: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: ProductInput;
  }; answer: Product };
  /** Create, change, delete or restore up to 1,000 products in one change */
  bulkProducts: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      action: "create";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ((ProductInput))[];
    } | {
      action: "edit";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
        patch: ProductPatch;
      })[];
    } | {
      action: "delete";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
        /** The version you have seen */
        version: number;
      })[];
    } | {
      action: "restore";
      /** All or nothing: one item that is refused keeps all of them out */
      atomic?: boolean | undefined;
      items: ({
        id: string;
      })[];
    };
  }; answer: BulkAnswer };
  /** Read a product */
  getProduct: { args: {
    id: string;
    /** Names of fields, with commas: the answer's records have these, id and version, and no others. Of id, name, sku, series, price, cost, currency, unit, stock, status, description, externalId, source, version, createdAt, updatedAt, deletedAt */
    fields?: string | readonly string[] | undefined;
  }; answer: Product };
  /** Change a product */
  editProduct: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: ProductPatch;
  }; answer: Product };
  /** Put a product into the bin */
  deleteProduct: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Product };
  /** Take a product out of the bin */
  restoreProduct: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Product };
  /** Find records by their words */
  search: { args: {
    q: string;
    kind?: "company" | "contact" | "deal" | "order" | "product" | "activity" | "task" | undefined;
    limit?: number | undefined;
  }; answer: SearchHits };
  /** What there is: nouns, fields, types, operators, choices */
  describeFields: { args: {
  }; answer: Fields };
  /** What changed on a record */
  listChanges: { args: {
    recordId: string;
    limit?: number | undefined;
  }; answer: {
    items: ChangeEntry[];
  } };
  /** Every change of records since a cursor, to keep another system in step */
  readFeed: { args: {
    /** The cursor up to which you have read; `now` for a first one without reading; without it the oldest that is kept */
    since?: string | undefined;
    /** Only of these kinds, with commas: company, contact, deal, order, product, activity, task, member */
    kinds?: string | readonly string[] | undefined;
    limit?: number | undefined;
  }; answer: Feed };
  /** Take a change back */
  undoChange: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: UndoAnswer };
  /** Who did what from where, newest first */
  listAudit: { args: {
    memberId?: string | undefined;
    action?: string | undefined;
    target?: string | undefined;
    via?: string | undefined;
    ip?: string | undefined;
    from?: number | null | undefined;
    to?: number | null | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  }; answer: {
    items: AuditEntry[];
    nextCursor: string | null;
    count?: {
      value: number;
      capped: boolean;
    } | undefined;
  } };
  /** The audit as a file, newest first */
  exportAudit: { args: {
    memberId?: string | undefined;
    action?: string | undefined;
    target?: string | undefined;
    via?: string | undefined;
    ip?: string | undefined;
    from?: number | null | undefined;
    to?: number | null | undefined;
    format?: "csv" | "ndjson" | undefined;
  }; answer: Response };
  /** Look whether anything of the audit or the change log was tampered with */
  verifyAudit: { args: {
    cursor?: string | undefined;
  }; answer: AuditVerification };
  /** Erase from where a member acted; that they acted stays */
  eraseOrigins: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      memberId: string;
    };
  }; answer: {
    erased: number;
  } };
  /** Upload a CSV, .mbox or .eml file (at most 100 MB) and see what it is */
  createImport: { args: {
    fileName: string;
    body: Bytes;
  }; answer: ImportAnswer };
  /** The newest imports */
  listImports: { args: {
  }; answer: {
    items: ImportJob[];
  } };
  /** How far an import is */
  getImport: { args: {
    id: string;
  }; answer: ImportAnswer };
  /** Say more about a file before it is started */
  editImport: { args: {
    id: string;
    body: ImportPatch;
  }; answer: ImportAnswer };
  /** Start an import */
  startImport: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: {
    import: ImportJob;
  } };
  /** End an import; what it has written stays */
  cancelImport: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: {
    import: ImportJob;
  } };
  /** Go on where an import stopped */
  resumeImport: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: {
    import: ImportJob;
  } };
  /** Rows with something wrong, by line */
  listProblems: { args: {
    id: string;
    after?: number | null | undefined;
  }; answer: {
    items: ImportProblem[];
  } };
  /** Read a mail on its way */
  getMail: { args: {
    id: string;
  }; answer: {
    mail: OutgoingMail;
  } };
  /** Take back a mail that is still held */
  takeBackMail: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: {
    mail: OutgoingMail;
  } };
  /** Mail from senders that nobody vouches for */
  listQuarantined: { args: {
  }; answer: {
    items: QuarantinedMail[];
  } };
  /** Let a mail onto the timeline */
  acceptQuarantined: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: QuarantinedMail };
  /** Throw a quarantined mail away */
  dropQuarantined: { args: {
    id: string;
  }; answer: QuarantinedMail };
  /** Write a draft, as server-sent events */
  writeDraft: { args: {
    body: DraftInput;
  }; answer: Response };
  /** Read a draft */
  getDraft: { args: {
    id: string;
  }; answer: Draft };
  /** Change a draft and have it checked */
  editDraft: { args: {
    id: string;
    body: DraftPatch;
  }; answer: Draft };
  /** Send a draft; it is held for ten seconds */
  sendDraft: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: DraftSend;
  }; answer: {
    mail: OutgoingMail;
  } };
  /** What happened with a contact, company or deal, or in a thread of messages */
  getSummary: { args: {
    recordId: string;
    language?: "vi" | "en" | undefined;
    refresh?: boolean | undefined;
  }; answer: Summary };
  /** Decisions, proposed tasks, risks and mood in the notes of an activity */
  readMeetingNotes: { args: {
    id: string;
    language?: "vi" | "en" | undefined;
    refresh?: boolean | undefined;
  }; answer: NotesReading };
  /** Make a task of what notes propose, or put it aside */
  decideNoteAction: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: NoteDecision;
  }; answer: NoteDecided };
  /** What is new with a record since one looked at it last */
  readNews: { args: {
    recordId: string;
    language?: "vi" | "en" | undefined;
  }; answer: News };
  /** What to know before talking to a customer */
  readBrief: { args: {
    id: string;
    language?: "vi" | "en" | undefined;
    refresh?: boolean | undefined;
  }; answer: Brief };
  /** Meetings and tasks of the next two days that one can be briefed for */
  listUpcoming: { args: {
  }; answer: Upcoming };
  /** One's own day, or the week of all that one sees, each point with its sources */
  readDigest: { args: {
    kind?: "daily" | "weekly" | undefined;
    language?: "vi" | "en" | undefined;
    /** Every point of every section, without a headline */
    isWhole?: boolean | undefined;
  }; answer: Digest };
  /** When one's digests are mailed */
  getDigestSettings: { args: {
  }; answer: DigestSettings };
  /** Choose when one's digests are mailed, or stop them */
  editDigestSettings: { args: {
    /** The version you have seen (If-Match) */
    version: number;
    body: DigestSettingsPatch;
  }; answer: DigestSettings };
  /** Ask a question in Vietnamese or English */
  ask: { args: {
    question: string;
    /** The query that a follow-up goes on from */
    context?: AskQuery | undefined;
  }; answer: AskReply };
  /** Answer a query as it stands */
  answerQuery: { args: {
    /** A query as JSON, percent-encoded */
    query: AskQuery;
  }; answer: AskAnswer };
  /** List views: one's own and the shared ones */
  listViews: { args: {
  }; answer: ViewList };
  /** Keep a query under a name */
  createView: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: ViewInput;
  }; answer: View };
  /** Read a view */
  getView: { args: {
    id: string;
  }; answer: View };
  /** Change a view */
  editView: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: ViewPatch;
  }; answer: View };
  /** Put a view into the bin */
  deleteView: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: View };
  /** Answer a view anew */
  answerView: { args: {
    id: string;
  }; answer: AskAnswer };
  /** Take a view out of the bin */
  restoreView: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: View };
  /** What the assistant costs, how fast it is, and what becomes of what it writes */
  getAssistantMeter: { args: {
    from?: number | null | undefined;
    to?: number | null | undefined;
    by?: "kind" | "model" | "member" | "day" | undefined;
  }; answer: AssistantMeter };
  /** The assistant's runs, newest first */
  listAssistantRuns: { args: {
    kind?: "draft" | "sent" | "summary" | "brief" | "digest" | "ask" | "reading" | "forecast" | undefined;
    outcome?: string | undefined;
    memberId?: string | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  }; answer: AssistantRunList };
  /** One run; with its prompt, evidence and answer for who may see what it was made from */
  getAssistantRun: { args: {
    id: string;
  }; answer: AssistantRun };
  /** What a language model may do in this workspace, and what it has cost */
  getAssistantSettings: { args: {
  }; answer: AssistantState };
  /** Change what a language model may do */
  editAssistantSettings: { args: {
    /** The version you have seen (If-Match) */
    version: number;
    body: AssistantPatch;
  }; answer: AssistantState };
  /** Ask a model's server whether it answers, and what it can do */
  testAssistantConnection: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: AssistantConnection;
  }; answer: AssistantConnectionReport };
  /** What apps would change in your name */
  listProposals: { args: {
    state?: "open" | "accepted" | "dismissed" | "expired" | undefined;
    limit?: number | undefined;
  }; answer: {
    items: Proposal[];
    open: number;
  } };
  /** A proposal beside what its record holds now */
  getProposal: { args: {
    id: string;
  }; answer: ProposalNow };
  /** Have a proposed change made */
  acceptProposal: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: AcceptInput;
  }; answer: Proposal };
  /** Decline a proposed change */
  dismissProposal: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Proposal };
  /** Take the dismissal of a proposal back */
  reopenProposal: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Proposal };
  /** What activities say, and what is proposed because of it */
  listReadings: { args: {
    activityIds: string;
  }; answer: ReadingList };
  /** How often people found readings right or wrong, field by field */
  countReadingLabels: { args: {
  }; answer: ReadingLabels };
  /** Put right what an activity was read into, or add what was missed, with its words; the id is the activity's */
  correctReading: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: ReadingCorrectionInput;
  }; answer: Reading };
  /** What an app asks for, for the consent page */
  describeConsent: { args: {
    client_id: string;
    redirect_uri?: string | undefined;
    response_type?: string | undefined;
    scope?: string | undefined;
    state?: string | undefined;
    code_challenge?: string | undefined;
    code_challenge_method?: string | undefined;
    resource?: string | undefined;
    prompt?: string | undefined;
  }; answer: ConsentPage };
  /** Let an app in, or not */
  decideConsent: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: ConsentInput;
  }; answer: ConsentAnswer };
  /** Apps and keys that act in your name */
  listConnectedApps: { args: {
  }; answer: {
    items: ConnectedApp[];
    mcpUrl: string;
  } };
  /** Say what an app may do over MCP without asking */
  allowApp: { args: {
    id: string;
    body: ConnectedAppPatch;
  }; answer: ConnectedApp };
  /** Disconnect an app */
  disconnectApp: { args: {
    id: string;
  }; answer: ConnectedApp };
  /** Apps that members have connected, and which may be */
  listWorkspaceApps: { args: {
  }; answer: {
    items: WorkspaceApp[];
    policy: AppPolicy;
  } };
  /** Say which apps members may connect: any, those answered at listed hosts, or none */
  changeAppPolicy: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: AppPolicyInput;
  }; answer: AppPolicy };
  /** Disconnect an app for everybody */
  removeWorkspaceApp: { args: {
    id: string;
  }; answer: WorkspaceApp };
  /** Load the sample records */
  loadSample: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: {
    companies: number;
    contacts: number;
    activities: number;
    members: ({
      id: string;
      name: string;
      role: string;
      email: string;
    })[];
  } };
  /** Remove the sample records for good, with the mails and notes that are about nothing else */
  removeSample: { args: {
  }; answer: {
    companies: number;
    contacts: number;
    activities: number;
    /** Mails and notes that people added, about nothing but sample records */
    alsoRemoved: number;
  } };
  /** Work that failed every time */
  listDeadLetters: { args: {
  }; answer: {
    items: DeadLetter[];
  } };
  /** Try failed work again */
  retryDeadLetter: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: DeadLetter };
  /** Set failed work aside */
  dropDeadLetter: { args: {
    id: string;
  }; answer: DeadLetter };
  /** Where mail for this workspace may be sent */
  getInboundAddress: { args: {
  }; answer: {
    address: string | null;
  } };
  /** List webhooks */
  listWebhooks: { args: {
  }; answer: {
    items: Webhook[];
  } };
  /** Send events to an address */
  createWebhook: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: WebhookInput;
  }; answer: NewWebhook };
  /** Read a webhook */
  getWebhook: { args: {
    id: string;
  }; answer: Webhook };
  /** Change a webhook, or turn it on or off */
  editWebhook: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: WebhookPatch;
  }; answer: Webhook };
  /** Remove a webhook and its log */
  deleteWebhook: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Webhook };
  /** A new secret */
  rotateWebhookSecret: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: NewWebhook };
  /** Send a message that says nothing */
  testWebhook: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: WebhookDelivery };
  /** Send again what failed or was missed since then */
  replayFailedDeliveries: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: WebhookReplay;
  }; answer: {
    replayed: number;
  } };
  /** What a webhook was told */
  listDeliveries: { args: {
    id: string;
    failed?: boolean | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  }; answer: WebhookDeliveryList };
  /** A delivery with its tries */
  getDelivery: { args: {
    id: string;
  }; answer: WebhookDeliveryDetail };
  /** Send a message again */
  replayDelivery: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: WebhookDelivery };
  /** List inbound hooks */
  listInboundHooks: { args: {
  }; answer: {
    items: InboundHook[];
  } };
  /** An address at which another program's data becomes records */
  createInboundHook: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: InboundHookInput;
  }; answer: InboundHook };
  /** Read an inbound hook */
  getInboundHook: { args: {
    id: string;
  }; answer: InboundHook };
  /** Change an inbound hook */
  editInboundHook: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: InboundHookPatch;
  }; answer: InboundHook };
  /** Remove an inbound hook */
  deleteInboundHook: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: InboundHook };
  /** Take only what is signed, or everything */
  setInboundSigning: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: InboundSigning;
  }; answer: {
    secret: string | null;
    version: number;
  } };
  /** What a mapping would make of the last sample */
  dryRunInbound: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: InboundDryRun;
  }; answer: InboundDryRunResult };
  /** The last fifty things that were sent there */
  listReceipts: { args: {
    id: string;
  }; answer: {
    items: ({
      id: string;
      at: number;
      outcome: "created" | "updated" | "unchanged" | "repeated" | "sampled" | "refused";
      recordId: string | null;
      detail: string;
    })[];
  } };
  /** List web forms */
  listForms: { args: {
  }; answer: {
    items: Form[];
  } };
  /** A form that visitors of a site fill in */
  createForm: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: FormInput;
  }; answer: Form };
  /** Read a web form */
  getForm: { args: {
    id: string;
  }; answer: Form };
  /** Change a web form, or turn it on or off */
  editForm: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: FormPatch;
  }; answer: Form };
  /** Remove a web form */
  deleteForm: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Form };
  /** Change a draft by instruction, as server-sent events */
  reviseDraft: { args: {
    id: string;
    body: DraftRevision;
  }; answer: Response };
  /** Take this one of two drafts */
  pickDraft: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Draft };
  /** Note on the timeline a chat as sent, or a call with what was said */
  logDraft: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: DraftLog;
  }; answer: Activity };
  /** How you write, if it was learned */
  getMyStyle: { args: {
  }; answer: WritingStyle };
  /** Learn how you write from your own sent mail */
  learnMyStyle: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: WritingStyle };
  /** Delete what was learned */
  forgetMyStyle: { args: {
  }; answer: WritingStyle };
  /** What you changed in drafts before sending, and which of two you took */
  getMyHabits: { args: {
  }; answer: DraftHabits };
  /** List the team's texts */
  listTemplates: { args: {
  }; answer: TemplateList };
  /** A text of the team, with slots */
  createTemplate: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: TemplateInput;
  }; answer: Template };
  /** Change a text of the team */
  editTemplate: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: TemplatePatch;
  }; answer: Template };
  /** Remove a text of the team */
  deleteTemplate: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
  }; answer: Template };
  /** Whether your calendar has an address */
  getCalendarFeed: { args: {
  }; answer: CalendarFeed };
  /** A secret address that calendars subscribe to (ICS) */
  makeCalendarFeed: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: NewCalendarFeed };
  /** End the address */
  endCalendarFeed: { args: {
  }; answer: CalendarFeed };
  /** List your workspaces */
  listMyWorkspaces: { args: {
  }; answer: {
    items: ({
      id: string;
      name: string;
      role: string;
      isCurrent: boolean;
    })[];
    mayCreate: boolean;
  } };
  /** Open a further workspace */
  createWorkspace: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: WorkspaceInput;
  }; answer: Workspace };
  /** Leave the workspace, and say who takes over one's records */
  leaveWorkspace: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: RemovalInput;
  }; answer: undefined };
  /** Hand the workspace over to another member */
  transferWorkspace: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      memberId: string;
    };
  }; answer: Member };
  /** Close the workspace; it is deleted after 14 days */
  closeWorkspace: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: {
      name: string;
    };
  }; answer: ClosedWorkspace };
  /** Everything in the workspace, as lines of JSON */
  exportWorkspace: { args: {
  }; answer: Response };
  /** List open invitations */
  listInvitations: { args: {
  }; answer: {
    items: Invitation[];
  } };
  /** Invite people by mail */
  invite: { args: {
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: InvitationInput;
  }; answer: {
    items: Invitation[];
    members: string[];
  } };
  /** Send an invitation again, with a new link */
  resendInvitation: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
  }; answer: Invitation };
  /** Take an invitation back */
  revokeInvitation: { args: {
    id: string;
  }; answer: Invitation };
  /** Give a member another role */
  changeRole: { args: {
    id: string;
    /** The version you have seen (If-Match) */
    version: number;
    body: RoleInput;
  }; answer: Member };
  /** End a member's access and hand their records over */
  removeMember: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: RemovalInput;
  }; answer: Member };
  /** Let somebody in again who was here before */
  readmitMember: { args: {
    id: string;
    /** Made up for you where you give none */
    idempotencyKey?: string | undefined;
    body: RoleInput;
  }; answer: Member };
}

export const OPERATIONS = {
  connectExternalAccount: { method: "POST", path: "/me/external-accounts", type: "application/json" },
  switchWorkspace: { method: "POST", path: "/me/workspace", type: "application/json" },
  getMe: { method: "GET", path: "/me" },
  editMe: { method: "PATCH", path: "/me", type: "application/json" },
  changePassword: { method: "POST", path: "/me/password", type: "application/json" },
  listMembers: { method: "GET", path: "/members" },
  listKeys: { method: "GET", path: "/api-keys" },
  createKey: { method: "POST", path: "/api-keys", type: "application/json" },
  revokeKey: { method: "DELETE", path: "/api-keys/{id}" },
  listRights: { method: "GET", path: "/rights" },
  listRoles: { method: "GET", path: "/roles" },
  createRole: { method: "POST", path: "/roles", type: "application/json" },
  editRole: { method: "PATCH", path: "/roles/{id}", type: "application/json" },
  deleteRole: { method: "DELETE", path: "/roles/{id}" },
  listTeams: { method: "GET", path: "/teams" },
  createTeam: { method: "POST", path: "/teams", type: "application/json" },
  editTeam: { method: "PATCH", path: "/teams/{id}", type: "application/json" },
  deleteTeam: { method: "DELETE", path: "/teams/{id}" },
  restoreTeam: { method: "POST", path: "/teams/{id}/restore" },
  listShares: { method: "GET", path: "/shares" },
  shareRecord: { method: "POST", path: "/shares", type: "application/json" },
  unshareRecord: { method: "DELETE", path: "/shares/{id}" },
  getSecurity: { method: "GET", path: "/me/security" },
  proveMyself: { method: "POST", path: "/me/proof", type: "application/json" },
  beginPasskeyProof: { method: "POST", path: "/me/proof/options" },
  listOwnSessions: { method: "GET", path: "/me/sessions" },
  endOtherSessions: { method: "DELETE", path: "/me/sessions" },
  endOwnSession: { method: "DELETE", path: "/me/sessions/{id}" },
  beginTwoStep: { method: "POST", path: "/me/two-step" },
  endTwoStep: { method: "DELETE", path: "/me/two-step" },
  confirmTwoStep: { method: "POST", path: "/me/two-step/confirm", type: "application/json" },
  renewRecoveryCodes: { method: "POST", path: "/me/recovery-codes" },
  beginPasskey: { method: "POST", path: "/me/passkeys/options" },
  addPasskey: { method: "POST", path: "/me/passkeys", type: "application/json" },
  renamePasskey: { method: "PATCH", path: "/me/passkeys/{id}", type: "application/json" },
  removePasskey: { method: "DELETE", path: "/me/passkeys/{id}" },
  disconnectExternalAccount: { method: "DELETE", path: "/me/external-accounts/{id}" },
  getSettings: { method: "GET", path: "/settings" },
  editSettings: { method: "PATCH", path: "/settings", type: "application/json" },
  listCompanies: { method: "GET", path: "/companies" },
  createCompany: { method: "POST", path: "/companies", type: "application/json" },
  bulkCompanies: { method: "POST", path: "/companies/bulk", type: "application/json" },
  getCompany: { method: "GET", path: "/companies/{id}" },
  editCompany: { method: "PATCH", path: "/companies/{id}", type: "application/json" },
  deleteCompany: { method: "DELETE", path: "/companies/{id}" },
  restoreCompany: { method: "POST", path: "/companies/{id}/restore" },
  listContacts: { method: "GET", path: "/contacts" },
  createContact: { method: "POST", path: "/contacts", type: "application/json" },
  bulkContacts: { method: "POST", path: "/contacts/bulk", type: "application/json" },
  getContact: { method: "GET", path: "/contacts/{id}" },
  editContact: { method: "PATCH", path: "/contacts/{id}", type: "application/json" },
  deleteContact: { method: "DELETE", path: "/contacts/{id}" },
  restoreContact: { method: "POST", path: "/contacts/{id}/restore" },
  getVcard: { method: "GET", path: "/contacts/{id}/vcard" },
  listVcards: { method: "GET", path: "/vcards" },
  getContactPage: { method: "GET", path: "/contacts/{id}/page" },
  getCompanyPage: { method: "GET", path: "/companies/{id}/page" },
  listTimeline: { method: "GET", path: "/activities" },
  logActivity: { method: "POST", path: "/activities", type: "application/json" },
  bulkActivities: { method: "POST", path: "/activities/bulk", type: "application/json" },
  getActivity: { method: "GET", path: "/activities/{id}" },
  editActivity: { method: "PATCH", path: "/activities/{id}", type: "application/json" },
  deleteActivity: { method: "DELETE", path: "/activities/{id}" },
  restoreActivity: { method: "POST", path: "/activities/{id}/restore" },
  listTasks: { method: "GET", path: "/tasks" },
  createTask: { method: "POST", path: "/tasks", type: "application/json" },
  bulkTasks: { method: "POST", path: "/tasks/bulk", type: "application/json" },
  getTask: { method: "GET", path: "/tasks/{id}" },
  editTask: { method: "PATCH", path: "/tasks/{id}", type: "application/json" },
  deleteTask: { method: "DELETE", path: "/tasks/{id}" },
  restoreTask: { method: "POST", path: "/tasks/{id}/restore" },
  listDeals: { method: "GET", path: "/deals" },
  getDeal: { method: "GET", path: "/deals/{id}" },
  editDeal: { method: "PATCH", path: "/deals/{id}", type: "application/json" },
  listOrders: { method: "GET", path: "/orders" },
  createOrder: { method: "POST", path: "/orders", type: "application/json" },
  bulkOrders: { method: "POST", path: "/orders/bulk", type: "application/json" },
  getOrderTotals: { method: "GET", path: "/orders/totals" },
  getOrder: { method: "GET", path: "/orders/{id}" },
  editOrder: { method: "PATCH", path: "/orders/{id}", type: "application/json" },
  deleteOrder: { method: "DELETE", path: "/orders/{id}" },
  restoreOrder: { method: "POST", path: "/orders/{id}/restore" },
  getPredictions: { method: "GET", path: "/predictions" },
  editPredictionSettings: { method: "PATCH", path: "/predictions/settings", type: "application/json" },
  trainPredictions: { method: "POST", path: "/predictions/train" },
  listForecasts: { method: "GET", path: "/predictions/customers" },
  getCustomerPrediction: { method: "GET", path: "/predictions/customers/{id}" },
  getTrackRecord: { method: "GET", path: "/predictions/track-record" },
  getOffersKnown: { method: "GET", path: "/predictions/offers" },
  listCustomerOffers: { method: "GET", path: "/predictions/customers/{id}/offers" },
  dismissOffer: { method: "POST", path: "/predictions/customers/{id}/offers/{productId}/dismissal", type: "application/json" },
  undismissOffer: { method: "DELETE", path: "/predictions/customers/{id}/offers/{productId}/dismissal" },
  listLabelModels: { method: "GET", path: "/predictions/models" },
  createLabelModel: { method: "POST", path: "/predictions/models", type: "application/json" },
  previewLabel: { method: "GET", path: "/predictions/models/preview" },
  getLabelModel: { method: "GET", path: "/predictions/models/{subject}" },
  editLabelModel: { method: "PATCH", path: "/predictions/models/{subject}", type: "application/json" },
  deleteLabelModel: { method: "DELETE", path: "/predictions/models/{subject}" },
  trainLabelModel: { method: "POST", path: "/predictions/models/{subject}/train" },
  listScores: { method: "GET", path: "/predictions/models/{subject}/scores" },
  getScore: { method: "GET", path: "/predictions/models/{subject}/scores/{id}" },
  getScoreTrackRecord: { method: "GET", path: "/predictions/models/{subject}/track-record" },
  listProducts: { method: "GET", path: "/products" },
  createProduct: { method: "POST", path: "/products", type: "application/json" },
  bulkProducts: { method: "POST", path: "/products/bulk", type: "application/json" },
  getProduct: { method: "GET", path: "/products/{id}" },
  editProduct: { method: "PATCH", path: "/products/{id}", type: "application/json" },
  deleteProduct: { method: "DELETE", path: "/products/{id}" },
  restoreProduct: { method: "POST", path: "/products/{id}/restore" },
  search: { method: "GET", path: "/search" },
  describeFields: { method: "GET", path: "/fields" },
  listChanges: { method: "GET", path: "/changes" },
  readFeed: { method: "GET", path: "/changes/feed" },
  undoChange: { method: "POST", path: "/changes/{id}/undo" },
  listAudit: { method: "GET", path: "/audit" },
  exportAudit: { method: "GET", path: "/audit/export" },
  verifyAudit: { method: "GET", path: "/audit/verification" },
  eraseOrigins: { method: "POST", path: "/audit/erasure", type: "application/json" },
  createImport: { method: "POST", path: "/imports", type: "application/octet-stream" },
  listImports: { method: "GET", path: "/imports" },
  getImport: { method: "GET", path: "/imports/{id}" },
  editImport: { method: "PATCH", path: "/imports/{id}", type: "application/json" },
  startImport: { method: "POST", path: "/imports/{id}/start" },
  cancelImport: { method: "POST", path: "/imports/{id}/cancel" },
  resumeImport: { method: "POST", path: "/imports/{id}/resume" },
  listProblems: { method: "GET", path: "/imports/{id}/problems" },
  getMail: { method: "GET", path: "/mail/{id}" },
  takeBackMail: { method: "POST", path: "/mail/{id}/take-back" },
  listQuarantined: { method: "GET", path: "/quarantine" },
  acceptQuarantined: { method: "POST", path: "/quarantine/{id}/accept" },
  dropQuarantined: { method: "DELETE", path: "/quarantine/{id}" },
  writeDraft: { method: "POST", path: "/assistant/drafts", type: "application/json" },
  getDraft: { method: "GET", path: "/assistant/drafts/{id}" },
  editDraft: { method: "PATCH", path: "/assistant/drafts/{id}", type: "application/json" },
  sendDraft: { method: "POST", path: "/assistant/drafts/{id}/send", type: "application/json" },
  getSummary: { method: "GET", path: "/assistant/summary" },
  readMeetingNotes: { method: "GET", path: "/assistant/notes/{id}" },
  decideNoteAction: { method: "POST", path: "/assistant/notes/{id}/decisions", type: "application/json" },
  readNews: { method: "GET", path: "/assistant/news" },
  readBrief: { method: "GET", path: "/briefs/{id}" },
  listUpcoming: { method: "GET", path: "/briefs" },
  readDigest: { method: "GET", path: "/digest" },
  getDigestSettings: { method: "GET", path: "/me/digest" },
  editDigestSettings: { method: "PATCH", path: "/me/digest", type: "application/json" },
  ask: { method: "GET", path: "/ask" },
  answerQuery: { method: "GET", path: "/ask/answer" },
  listViews: { method: "GET", path: "/views" },
  createView: { method: "POST", path: "/views", type: "application/json" },
  getView: { method: "GET", path: "/views/{id}" },
  editView: { method: "PATCH", path: "/views/{id}", type: "application/json" },
  deleteView: { method: "DELETE", path: "/views/{id}" },
  answerView: { method: "GET", path: "/views/{id}/answer" },
  restoreView: { method: "POST", path: "/views/{id}/restore" },
  getAssistantMeter: { method: "GET", path: "/assistant/meter" },
  listAssistantRuns: { method: "GET", path: "/assistant/runs" },
  getAssistantRun: { method: "GET", path: "/assistant/runs/{id}" },
  getAssistantSettings: { method: "GET", path: "/assistant/settings" },
  editAssistantSettings: { method: "PATCH", path: "/assistant/settings", type: "application/json" },
  testAssistantConnection: { method: "POST", path: "/assistant/settings/test", type: "application/json" },
  listProposals: { method: "GET", path: "/proposals" },
  getProposal: { method: "GET", path: "/proposals/{id}" },
  acceptProposal: { method: "POST", path: "/proposals/{id}/accept", type: "application/json" },
  dismissProposal: { method: "POST", path: "/proposals/{id}/dismiss" },
  reopenProposal: { method: "POST", path: "/proposals/{id}/reopen" },
  listReadings: { method: "GET", path: "/readings" },
  countReadingLabels: { method: "GET", path: "/readings/labels" },
  correctReading: { method: "PATCH", path: "/readings/{id}", type: "application/json" },
  describeConsent: { method: "GET", path: "/oauth/consent" },
  decideConsent: { method: "POST", path: "/oauth/consent", type: "application/json" },
  listConnectedApps: { method: "GET", path: "/connected-apps" },
  allowApp: { method: "PATCH", path: "/connected-apps/{id}", type: "application/json" },
  disconnectApp: { method: "DELETE", path: "/connected-apps/{id}" },
  listWorkspaceApps: { method: "GET", path: "/apps" },
  changeAppPolicy: { method: "POST", path: "/apps/policy", type: "application/json" },
  removeWorkspaceApp: { method: "DELETE", path: "/apps/{id}" },
  loadSample: { method: "POST", path: "/sample" },
  removeSample: { method: "DELETE", path: "/sample" },
  listDeadLetters: { method: "GET", path: "/dead-letters" },
  retryDeadLetter: { method: "POST", path: "/dead-letters/{id}/retry" },
  dropDeadLetter: { method: "DELETE", path: "/dead-letters/{id}" },
  getInboundAddress: { method: "GET", path: "/inbound-address" },
  listWebhooks: { method: "GET", path: "/webhooks" },
  createWebhook: { method: "POST", path: "/webhooks", type: "application/json" },
  getWebhook: { method: "GET", path: "/webhooks/{id}" },
  editWebhook: { method: "PATCH", path: "/webhooks/{id}", type: "application/json" },
  deleteWebhook: { method: "DELETE", path: "/webhooks/{id}" },
  rotateWebhookSecret: { method: "POST", path: "/webhooks/{id}/rotate" },
  testWebhook: { method: "POST", path: "/webhooks/{id}/test" },
  replayFailedDeliveries: { method: "POST", path: "/webhooks/{id}/replay", type: "application/json" },
  listDeliveries: { method: "GET", path: "/webhooks/{id}/deliveries" },
  getDelivery: { method: "GET", path: "/webhook-deliveries/{id}" },
  replayDelivery: { method: "POST", path: "/webhook-deliveries/{id}/replay" },
  listInboundHooks: { method: "GET", path: "/inbound-hooks" },
  createInboundHook: { method: "POST", path: "/inbound-hooks", type: "application/json" },
  getInboundHook: { method: "GET", path: "/inbound-hooks/{id}" },
  editInboundHook: { method: "PATCH", path: "/inbound-hooks/{id}", type: "application/json" },
  deleteInboundHook: { method: "DELETE", path: "/inbound-hooks/{id}" },
  setInboundSigning: { method: "POST", path: "/inbound-hooks/{id}/signing", type: "application/json" },
  dryRunInbound: { method: "POST", path: "/inbound-hooks/{id}/dry-run", type: "application/json" },
  listReceipts: { method: "GET", path: "/inbound-hooks/{id}/receipts" },
  listForms: { method: "GET", path: "/forms" },
  createForm: { method: "POST", path: "/forms", type: "application/json" },
  getForm: { method: "GET", path: "/forms/{id}" },
  editForm: { method: "PATCH", path: "/forms/{id}", type: "application/json" },
  deleteForm: { method: "DELETE", path: "/forms/{id}" },
  reviseDraft: { method: "POST", path: "/assistant/drafts/{id}/revise", type: "application/json" },
  pickDraft: { method: "POST", path: "/assistant/drafts/{id}/pick" },
  logDraft: { method: "POST", path: "/assistant/drafts/{id}/log", type: "application/json" },
  getMyStyle: { method: "GET", path: "/me/writing-style" },
  learnMyStyle: { method: "POST", path: "/me/writing-style" },
  forgetMyStyle: { method: "DELETE", path: "/me/writing-style" },
  getMyHabits: { method: "GET", path: "/me/drafting" },
  listTemplates: { method: "GET", path: "/templates" },
  createTemplate: { method: "POST", path: "/templates", type: "application/json" },
  editTemplate: { method: "PATCH", path: "/templates/{id}", type: "application/json" },
  deleteTemplate: { method: "DELETE", path: "/templates/{id}" },
  getCalendarFeed: { method: "GET", path: "/me/calendar-feed" },
  makeCalendarFeed: { method: "POST", path: "/me/calendar-feed" },
  endCalendarFeed: { method: "DELETE", path: "/me/calendar-feed" },
  listMyWorkspaces: { method: "GET", path: "/me/workspaces" },
  createWorkspace: { method: "POST", path: "/workspaces", type: "application/json" },
  leaveWorkspace: { method: "POST", path: "/workspace/leave", type: "application/json" },
  transferWorkspace: { method: "POST", path: "/workspace/transfer", type: "application/json" },
  closeWorkspace: { method: "POST", path: "/workspace/close", type: "application/json" },
  exportWorkspace: { method: "GET", path: "/workspace/export" },
  listInvitations: { method: "GET", path: "/invitations" },
  invite: { method: "POST", path: "/invitations", type: "application/json" },
  resendInvitation: { method: "POST", path: "/invitations/{id}/resend" },
  revokeInvitation: { method: "DELETE", path: "/invitations/{id}" },
  changeRole: { method: "PATCH", path: "/members/{id}", type: "application/json" },
  removeMember: { method: "POST", path: "/members/{id}/remove", type: "application/json" },
  readmitMember: { method: "POST", path: "/members/{id}/readmit", type: "application/json" },
} as const satisfies Record<keyof Operations, { method: string; path: string; type?: string }>;
