import { useState } from "preact/hooks";
import { type Document, fieldsIn, type Schema, typeLabel } from "./document.ts";

/** The fields of a schema, those inside them when they are opened: a schema may hold itself. */
export function SchemaFields({ document, schema }: { document: Document; schema: Schema }) {
  const parts = fieldsIn(document, schema);
  if (parts.length === 0) return <p class="ref-type">{typeLabel(schema)}</p>;
  return (
    <>
      {parts.map((part, index) => (
        <div key={index} class="ref-fields">
          {parts.length > 1 && <p class="ref-part">{index === 0 ? "Either" : "or"}</p>}
          {Object.entries(part.properties ?? {}).map(([name, field]) => (
            <Field key={name} document={document} name={name} schema={field} isRequired={part.required?.includes(name) ?? false} />
          ))}
        </div>
      ))}
    </>
  );
}

interface FieldProps {
  document: Document;
  name: string;
  schema: Schema;
  isRequired: boolean;
  description?: string | undefined;
}

/** One field or parameter: name, type, whether it must be there, and what it means. */
export function Field({ document, name, schema, isRequired, description = schema.description }: FieldProps) {
  const [isOpen, setOpen] = useState(false);
  const hasFields = fieldsIn(document, schema).length > 0;
  const line = (
    <>
      <code class="ref-name">{name}</code> <span class="ref-type">{typeLabel(schema)}</span>
      {isRequired && <span class="ref-must"> required</span>}
      {schema.default !== undefined && <span class="ref-type"> = {JSON.stringify(schema.default)}</span>}
    </>
  );
  return (
    <div class="ref-field">
      {hasFields ? (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{line}</summary>
          {isOpen && <SchemaFields document={document} schema={schema} />}
        </details>
      ) : (
        <p>{line}</p>
      )}
      {description && <p class="ref-says">{description}</p>}
    </div>
  );
}
