import type { HranaPipeline, HranaStatement } from "./hrana.ts";
import type { RecordedStatement } from "./libsql-server.ts";

const FRAME = /^\s*(?:begin|commit|rollback)\b/i;

/** The statements that a pipeline asks for, without what only frames a transaction. */
export function statementsOf(database: string, { requests }: HranaPipeline): RecordedStatement[] {
  const texts = new Map<number, string>();
  const recorded = ({ sql, sql_id: sqlId, args = [] }: HranaStatement): RecordedStatement[] => {
    const text = sql ?? texts.get(sqlId ?? Number.NaN) ?? "";
    return FRAME.test(text) ? [] : [{ database, sql: text, args }];
  };
  return requests.flatMap((request) => {
    if (request.type === "store_sql") texts.set(request.sql_id, request.sql);
    if (request.type === "execute") return recorded(request.stmt);
    return request.type === "batch" ? request.batch.steps.flatMap(({ stmt }) => recorded(stmt)) : [];
  });
}
