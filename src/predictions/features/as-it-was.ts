/**
 * SQL of a field as it stood at a moment: the old value of its first change after that, by the change log, else what stands now. `record` is
 * the name of the record's row, `at` what stands for the moment (ms UTC).
 */
export const asItWas = (record: string, column: string, field: string, at = "snap.at"): string =>
  `json_extract(coalesce((select json_extract(fields, '$.${field}') from main.change_log as later where later.record_id = ${record}.id
    and later.at >= ${at} and json_type(fields, '$.${field}') is not null order by later.at, later.id limit 1), json_array(${record}.${column})), '$[0]')`;

/** The stage that a deal was in at a moment, by the days it entered them. */
export const stageAsItWas = (record: string, at = "snap.at"): string =>
  `(select entered.stage from main.deal_stage_events as entered where entered.deal_id = ${record}.id and entered.entered_at < ${at}
    order by entered.entered_at desc limit 1)`;

/** Since when a customer is known: written here, or heard of before that, as imports tell of years ago. */
export const knownSince = (record: string, orderColumn: "company_id" | "contact_id"): string =>
  `min(${record}.created_at,
    coalesce((select min(occurred_at) from main.activity_links where record_id = ${record}.id), ${record}.created_at),
    coalesce((select min(ordered_at) from main.orders where ${orderColumn} = ${record}.id and deleted_at is null), ${record}.created_at),
    coalesce((select min(opened_at) from main.deals where ${orderColumn} = ${record}.id and deleted_at is null), ${record}.created_at))`;
