import { monotonicFactory } from "ulid";

/** What an id starts with says what it names. */
export const ID_PREFIXES = {
  user: "usr",
  workspace: "wsp",
  company: "com",
  contact: "con",
  deal: "dea",
  product: "pro",
  order: "ord",
  activity: "act",
  task: "tas",
  change: "chg",
  change_row: "chr",
  event: "evt",
  import: "imp",
  draft: "dra",
  template: "tpl",
  mail: "mai",
  run: "run",
  reservation: "rsv",
  key: "key",
  letter: "ded",
  audit: "aud",
  role: "rol",
  team: "tea",
  share: "shr",
  session: "ses",
  passkey: "psk",
  external: "ext",
  app: "app",
  grant: "gra",
  proposal: "prp",
  webhook: "whk",
  delivery: "dlv",
  inbound_hook: "ihk",
  receipt: "rcp",
  form: "frm",
  invitation: "inv",
  view: "viw",
  prediction_run: "pru",
  label_model: "lbm",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const nextUlid = monotonicFactory();

/** A new id, sortable by the moment of its making: `con_01J…`. */
export function newId(kind: IdKind, at?: number): string {
  return `${ID_PREFIXES[kind]}_${nextUlid(at)}`;
}

const ID = /^([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}$/;

/** What kind of thing an id names, or undefined when it is no id of ours. */
export function kindOfId(id: string): IdKind | undefined {
  const prefix = ID.exec(id)?.[1];
  return (Object.keys(ID_PREFIXES) as IdKind[]).find((kind) => ID_PREFIXES[kind] === prefix);
}
