import type { Order } from "../../../../src/orders/orders.schema.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { orderWords } from "./words.ts";

const TONES: Record<Order["status"], Tone> = { placed: "info", fulfilled: "good", cancelled: "neutral", returned: "warn" };

export const OrderStatus = ({ status }: { status: Order["status"] }) => <Badge tone={TONES[status]}>{orderWords().statuses[status]}</Badge>;
