import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import type { LabelModel } from "../../../../src/predictions/scores/scores.schema.ts";
import { Button } from "../../ui/button.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { may } from "../identity/session.ts";
import { ReadingView } from "../predictions/reading-view.tsx";
import { ModelDetail } from "./model-detail.tsx";
import { horizonOf, nameOf, standOf } from "./model-words.ts";
import { useLabelModels } from "./use-scores.ts";
import { scoreWords } from "./words.ts";

const LabelWizard = lazy(() => import("./label-wizard.tsx"));

/** What is predicted of records: two that everybody has, and those of one's own. */
export default function ModelsView() {
  const w = scoreWords();
  const { query, route } = useLocation();
  const [isAsking, ask] = useState(false);
  const found = useLabelModels();
  if (found.error && !found.data) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Bones lines={8} />;
  const chosen = found.data.items.find(({ id }) => id === query.model);
  return (
    <ReadingView title={w.view}>
      {chosen ? (
        <ModelDetail model={chosen} />
      ) : (
        <section class="card-part">
          <p class="dim">{w.viewText}</p>
          <Models models={found.data.items} />
          {may("predictions:manage") && (
            <div class="form-acts">
              <Button kind="primary" icon={Plus} onClick={() => ask(true)}>
                {w.own}
              </Button>
            </div>
          )}
        </section>
      )}
      {isAsking && (
        <ErrorBoundary>
          <LabelWizard onClose={() => ask(false)} onMade={(id) => route(`/predictions/models?model=${id}`)} />
        </ErrorBoundary>
      )}
    </ReadingView>
  );
}

function Models({ models }: { models: LabelModel[] }) {
  const w = scoreWords();
  return (
    <div class="table-scroll">
      <table class="plain-table" aria-label={w.view}>
        <thead>
          <tr>
            <th scope="col">{w.model}</th>
            <th scope="col">{w.of}</th>
            <th scope="col">{w.horizon}</th>
            <th scope="col">{w.good}</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.id}>
              <th scope="row">
                <a href={`/predictions/models?model=${model.id}`}>{nameOf(model)}</a>
              </th>
              <td>{w.nouns[model.noun]}</td>
              <td>{horizonOf(model)}</td>
              <td>{standOf(model)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
