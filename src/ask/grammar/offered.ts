import type { Mark, MarkOf } from "./marks.ts";

/** "To whom can I offer X": the product is part of what may happen, and none that was bought. */
export function withOffered(marks: Mark[]): Mark[] {
  const event = marks.find((mark): mark is MarkOf<"event"> => mark.is === "event" && mark.event === "offered");
  const product = marks.find((mark): mark is MarkOf<"value"> => mark.is === "value" && mark.facet === "product");
  if (!event || !product) return marks;
  const both = marks.indexOf(event) < marks.indexOf(product) ? [event.text, product.text] : [product.text, event.text];
  const offered: Mark = { is: "event", event: `offered ${product.value}`, text: both.join(" ") };
  return marks.flatMap((mark) => (mark === event ? [offered] : mark === product ? [] : [mark]));
}
