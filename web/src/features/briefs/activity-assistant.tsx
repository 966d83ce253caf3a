import type { Activity } from "../../../../src/activities/activities.schema.ts";
import { SummaryPane } from "../assistant/summary.tsx";
import NotesPanel from "./notes-panel.tsx";
import "../assistant/assistant.css";
import "./briefs.css";

const THREADED = new Set<Activity["kind"]>(["email", "chat", "sms"]);

/** Beside one activity: the summary of its thread, or what a meeting's notes hold. */
export default function ActivityAssistant({ activity }: { activity: Activity }) {
  if (!THREADED.has(activity.kind)) return <NotesPanel activityId={activity.id} records={activity.links} />;
  return (
    <div class="brief-card">
      <SummaryPane
        about={{ recordId: activity.id, name: activity.subject, language: "vi", hasHistory: true, addresses: [] }}
        links={activity.links}
      />
    </div>
  );
}
