import { useEffect, useRef, useState } from "preact/hooks";
import { curlOf, type Document, type Operation as Op } from "./document.ts";
import { Field, SchemaFields } from "./schema-fields.tsx";

interface Props {
  document: Document;
  operation: Op;
  /** The address names this one. */
  isCalled: boolean;
}

/** One operation: a line that opens into all there is to know of it. */
export function Operation({ document, operation, isCalled }: Props) {
  const [isOpen, setOpen] = useState(isCalled);
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!isCalled) return;
    setOpen(true);
    box.current?.scrollIntoView({ block: "start" });
  }, [isCalled]);
  const { method, path, summary, operationId } = operation;
  return (
    <details ref={box} id={operationId} class="ref-op" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class={`ref-method ref-${method.toLowerCase()}`}>{method}</span>
        <code class="ref-path">{path}</code>
        <span class="ref-summary">{summary}</span>
      </summary>
      {isOpen && <Inside document={document} operation={operation} />}
    </details>
  );
}

function Inside({ document, operation }: Omit<Props, "isCalled">) {
  const { description, parameters, body, answers, operationId, isOpen } = operation;
  const good = answers.filter(([status]) => Number(status) < 400);
  const refused = answers.filter(([status]) => Number(status) >= 400);
  return (
    <div class="ref-inside">
      <p class="ref-says">
        <a href={`#${operationId}`}>{operationId}</a>
        {isOpen ? " · needs no key" : ""}
      </p>
      {description && <p>{description}</p>}
      <Curl text={curlOf(operation, location.origin)} />
      {parameters.length > 0 && (
        <section>
          <h3>Parameters</h3>
          {parameters.map(({ name, in: place, schema, required, description: says }) => (
            <Field
              key={name}
              document={document}
              name={name}
              schema={schema}
              isRequired={required ?? false}
              description={[place === "query" ? "" : `In the ${place}.`, says ?? schema.description ?? ""].join(" ").trim() || undefined}
            />
          ))}
        </section>
      )}
      {body && (
        <section>
          <h3>
            Body <span class="ref-type">{body.type}</span>
          </h3>
          <SchemaFields document={document} schema={body.schema} />
        </section>
      )}
      {good.map(([status, { description: says, content = {} }]) => (
        <section key={status}>
          <h3>
            Answer {status} <span class="ref-type">{says}</span>
          </h3>
          {Object.entries(content).map(([type, { schema }]) => (
            <SchemaFields key={type} document={document} schema={schema} />
          ))}
        </section>
      ))}
      <section>
        <h3>Refusals</h3>
        <ul class="ref-refusals">
          {refused.map(([status, { description: says }]) => (
            <li key={status}>
              <code class="ref-name num">{status}</code> {says}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Curl({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div class="ref-curl">
      <pre>{text}</pre>
      <button type="button" class="ref-copy" onClick={() => void copy()}>
        {isCopied ? "Copied" : "Copy"}
      </button>
    </div>
  );
}
