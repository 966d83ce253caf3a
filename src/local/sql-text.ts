/** What can be told of a statement from its text alone. */
export interface SqlText {
  /** First word, in lower case. */
  keyword: string;
  /** False only when the statement certainly takes no write lock. */
  mayWrite: boolean;
  changesSchema: boolean;
  /** Whether a second statement follows, which SQLite's `prepare` would silently leave out. */
  hasTail: boolean;
  /** Names of parameters in order of first use; null for a bare `?`. */
  parameters: (string | null)[];
}

const TOKEN = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|\?\d*|[:@$]\w+|;|\s+|\w+|[\s\S]/g;
const READS = new Set(["select", "values", "explain", "commit", "end", "rollback", "savepoint", "release"]);
const CHANGES_SCHEMA = new Set(["create", "alter", "drop", "reindex", "vacuum", "attach", "detach"]);
const LONGEST_KEPT = 20_000;
const KEPT_AT_MOST = 2_000;
const kept = new Map<string, SqlText>();

export function readSqlText(sql: string): SqlText {
  const known = kept.get(sql);
  if (known) return known;
  const read = scan(sql);
  if (sql.length > LONGEST_KEPT) return read;
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  kept.set(sql, read);
  return read;
}

function scan(sql: string): SqlText {
  const words: string[] = [];
  const parameters = new Set<string>();
  let bareParameters = 0;
  let ended = false;
  let hasTail = false;
  for (const [token] of sql.matchAll(TOKEN)) {
    if (/^(?:\s|--|\/\*)/.test(token)) continue;
    if (token === ";") ended = true;
    else {
      hasTail ||= ended;
      if (words.length < 3) words.push(token.toLowerCase());
      if (token === "?") parameters.add(`?${bareParameters++}`);
      else if (/^[?:@$]./.test(token)) parameters.add(token);
    }
  }
  const keyword = words[0] ?? "";
  return {
    keyword,
    mayWrite: !READS.has(keyword) && !beginsDeferred(words),
    changesSchema: CHANGES_SCHEMA.has(keyword),
    hasTail: hasTail && !isTrigger(words),
    parameters: [...parameters].map((name) => (name.startsWith("?") ? null : name)),
  };
}

const beginsDeferred = (words: string[]) => words[0] === "begin" && !words.includes("immediate") && !words.includes("exclusive");

const isTrigger = (words: string[]) => words[0] === "create" && words.slice(1).includes("trigger");
