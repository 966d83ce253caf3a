import { useEffect, useMemo, useState } from "preact/hooks";
import { fold } from "../../../src/core/text.ts";
import { type Document, type Operation as Op, operationsOf } from "./document.ts";
import { Operation } from "./operation.tsx";

const SOURCE = "/api/v1/openapi.json";
const calledNow = () => decodeURIComponent(location.hash.slice(1));

/** The API's reference, drawn from the document that the API itself serves. */
export function Reference() {
  const [found, setFound] = useState<Document | "failed">();
  const load = (): void => {
    setFound(undefined);
    fetch(SOURCE)
      .then(async (response) => setFound(response.ok ? ((await response.json()) as Document) : "failed"))
      .catch(() => setFound("failed"));
  };
  useEffect(load, []);
  if (found === undefined) return <p class="ref-state">Reading the document…</p>;
  if (found === "failed")
    return (
      <div class="ref-state" role="alert">
        <p>The document cannot be read at the moment.</p>
        <button type="button" class="ref-copy" onClick={load}>
          Try again
        </button>
      </div>
    );
  return <Pages document={found} />;
}

function Pages({ document }: { document: Document }) {
  const operations = useMemo(() => operationsOf(document), [document]);
  const [sought, seek] = useState("");
  const called = useCalled();
  const shown = operations.filter((operation) => matches(operation, sought));
  const groups = [...Map.groupBy(shown, ({ group }) => group)];
  return (
    <div class="ref">
      <header class="ref-head">
        <a class="ref-brand" href="/">
          Relata
        </a>
        <h1>API</h1>
        <input
          class="ref-seek"
          type="search"
          placeholder="Find an operation"
          aria-label="Find an operation"
          value={sought}
          onInput={(event) => seek(event.currentTarget.value)}
        />
        <a href={SOURCE}>openapi.json</a>
      </header>
      <nav class="ref-nav" aria-label="Operations">
        {groups.map(([group, members]) => (
          <details key={group} open={sought !== "" || members.some(({ operationId }) => operationId === called)}>
            <summary>{group}</summary>
            {members.map(({ operationId, summary }) => (
              <a key={operationId} href={`#${operationId}`} aria-current={operationId === called ? "true" : undefined}>
                {summary}
              </a>
            ))}
          </details>
        ))}
      </nav>
      <main class="ref-main">
        <Introduction />
        {groups.map(([group, members]) => (
          <section key={group} class="ref-group" aria-label={group}>
            <h2>{group}</h2>
            {members.map((operation) => (
              <Operation
                key={operation.operationId}
                document={document}
                operation={operation}
                isCalled={operation.operationId === called}
              />
            ))}
          </section>
        ))}
        {groups.length === 0 && <p class="ref-state">No operation has these words.</p>}
      </main>
    </div>
  );
}

function Introduction() {
  return (
    <section class="ref-intro">
      <p>
        Everything that the page can do, a program can do. Send a key from <a href="/settings/keys">Settings → API keys</a> as{" "}
        <code>Authorization: Bearer rel_…</code>; it acts as the member it belongs to.
      </p>
      <ul>
        <li>
          A change says in <code>If-Match</code> which version it has seen; a POST with an <code>Idempotency-Key</code> is carried out once.
        </li>
        <li>
          Lists take <code>filter</code>, <code>q</code>, <code>sort</code>, <code>fields</code>, and go on from <code>nextCursor</code>.{" "}
          <a href="#describeFields">GET /fields</a> says what there is to filter by.
        </li>
        <li>
          Many records at once: <code>/bulk</code>. Keeping another system in step: <a href="#readFeed">GET /changes/feed</a>.
        </li>
        <li>
          Refusals are <code>application/problem+json</code> with a stable <code>code</code>.
        </li>
      </ul>
    </section>
  );
}

/** The operation that the address names. */
function useCalled(): string {
  const [called, setCalled] = useState(calledNow);
  useEffect(() => {
    const hear = () => setCalled(calledNow());
    addEventListener("hashchange", hear);
    return () => removeEventListener("hashchange", hear);
  }, []);
  return called;
}

function matches({ path, summary, operationId, method }: Op, sought: string): boolean {
  const text = fold(`${method} ${path} ${summary} ${operationId}`);
  return fold(sought)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
