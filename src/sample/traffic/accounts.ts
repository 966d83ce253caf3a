import { ACCOUNTS_ABROAD } from "./accounts-abroad.ts";
import { ACCOUNTS_CENTRAL } from "./accounts-central.ts";
import { ACCOUNTS_NORTH } from "./accounts-north.ts";
import { ACCOUNTS_SOUTH } from "./accounts-south.ts";

/** A customer who orders again and again. Days count back from today. */
export interface Account {
  buyer: string;
  member: string;
  /** Product, smallest and largest quantity, step. */
  goods: [product: string, least: number, most: number, step: number][];
  every: number;
  from: number;
  until: number;
  by: "chat" | "mail" | "call";
  place: string;
  accountant?: string;
  /** Takes delivery. */
  store?: string;
  /** Who stands beside the machine when the technician comes. */
  technician?: string;
  /** Since when they have a machine of ours, when not from the beginning. */
  machineSince?: number;
  discountPercent?: number;
  /** Agreed prices in minor units; USD abroad. */
  prices?: Record<string, number>;
  isAbroad?: boolean;
  /** Reads no messages. */
  isOldSchool?: boolean;
}

export const ACCOUNTS: readonly Account[] = [...ACCOUNTS_SOUTH, ...ACCOUNTS_CENTRAL, ...ACCOUNTS_NORTH, ...ACCOUNTS_ABROAD];
