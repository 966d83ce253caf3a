import { type Place, places } from "../features/search/places.ts";

/** Where a member can go who may not go where they wanted. */
export function firstPlace(): Place {
  const { records, work, data } = places();
  return [...records, ...work, ...data][0] as Place;
}

export function FirstPlace() {
  const { href, label } = firstPlace();
  return (
    <a class="btn btn-primary" href={href}>
      {label}
    </a>
  );
}
