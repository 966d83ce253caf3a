import { isValidPhoneNumber } from "libphonenumber-js/min";
import { describe, expect, test } from "vitest";
import { fold } from "../../src/core/text.ts";
import { DAY, HOUR } from "../../src/core/time.ts";
import { MEMBERS } from "../../src/sample/members.ts";
import type { SampleRecords } from "../../src/sample/rows.ts";
import { buildSample } from "../../src/sample/sample.ts";
import { cpuMs } from "../support/effort.ts";

/** The part of the sample that may be left out: private buyers, their orders, and what they buy. */

const NOW = Date.UTC(2026, 10, 22, 5, 0);
const VIETNAM = 7 * HOUR;
const bare = buildSample(NOW);
const whole = buildSample(NOW, { withShop: true });

/** What the shop adds, of one kind. */
const added = <K extends "contacts" | "orders" | "products">(kind: K, to = whole): SampleRecords[K] =>
  to[kind].slice(bare[kind].length) as SampleRecords[K];
const shoppers = whole.contacts.filter(({ companyId, createdAt }) => companyId === null && createdAt > 0).slice(4);
const shopOrders = whole.orders.filter(({ channel }) => channel === "Web");

const anonymous = (told: object): string => {
  const known = new Map<string, number>();
  const numbered = (id: string) => `#${known.get(id) ?? known.set(id, known.size).size}`;
  return JSON.stringify(told).replace(/"[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}"/g, numbered);
};

test("without it everything else is the same", () => {
  expect(bare.orders.filter(({ channel }) => channel !== null)).toEqual([]);
  const rest = {
    ...whole,
    contacts: whole.contacts.slice(0, bare.contacts.length),
    products: whole.products.slice(0, bare.products.length),
    orders: whole.orders.filter(({ channel }) => channel === null),
  };
  expect(anonymous(rest)).toBe(anonymous(bare));
});

test("the same day tells the same", () => {
  expect(anonymous(buildSample(NOW, { withShop: true }))).toBe(anonymous(whole));
});

test("some two hundred buyers, all of them sample records, most of whom buy again and again", () => {
  expect(shoppers.length).toBe(added("contacts").length);
  expect(shoppers.length).toBeGreaterThanOrEqual(200);
  expect([...shoppers, ...shopOrders, ...added("products")].filter(({ source }) => source !== "sample")).toEqual([]);
  const ordersOf = Map.groupBy(shopOrders, ({ contactId }) => contactId);
  expect([...ordersOf.values()].filter(({ length }) => length > 3).length).toBeGreaterThan(100);
  expect(shoppers.filter(({ stage, id }) => (stage === "customer") !== ordersOf.has(id))).toEqual([]);
  expect(new Set(shopOrders.map(({ status }) => status))).toEqual(new Set(["placed", "fulfilled", "cancelled", "returned"]));
  expect(new Set(whole.orders.map(({ number }) => number)).size).toBe(whole.orders.length);
});

test("nobody has the given name of somebody else in the sample, nor the name, address or number of another buyer", () => {
  const taken = new Set([...bare.contacts.map(({ givenName }) => fold(givenName)), ...MEMBERS.map(({ given }) => fold(given))]);
  expect(shoppers.filter(({ givenName }) => taken.has(fold(givenName))).map(({ name }) => name)).toEqual([]);
  expect(new Set(whole.contacts.map(({ name }) => fold(name))).size).toBe(whole.contacts.length);
  const points = whole.contacts.flatMap(({ emails, phones }) => [
    ...emails.map(({ address }) => address),
    ...phones.map(({ number }) => number),
  ]);
  const ofShoppers = shoppers.flatMap(({ emails, phones }) => [
    ...emails.map(({ address }) => address),
    ...phones.map(({ number }) => number),
  ]);
  expect(ofShoppers.filter((point) => points.filter((other) => other === point).length > 1)).toEqual([]);
  expect(ofShoppers.filter((point) => (point.startsWith("+") ? !isValidPhoneNumber(point) : !point.endsWith(".example")))).toEqual([]);
  expect(shoppers.filter(({ emails, phones, city }) => emails.length + phones.length === 0 || !city)).toEqual([]);
});

describe("on any day it is loaded", () => {
  test.each(["2026-11-22", "2027-02-06", "2027-02-13", "2028-02-29", "2031-07-18"])("%s: in the past, by day, and not on Tết", (day) => {
    const now = Date.parse(`${day}T08:30:00+07:00`);
    const told = buildSample(now, { withShop: true });
    const tet = ["2026-02-17", "2027-02-06", "2028-01-26", "2030-02-02", "2031-01-23"].map((date) => Date.parse(`${date}T00:00:00Z`) / DAY);
    const orders = told.orders.filter(({ channel }) => channel === "Web");
    expect(orders.length).toBeGreaterThan(1_000);
    for (const { orderedAt } of orders) {
      const local = new Date(orderedAt + VIETNAM);
      expect(orderedAt < now && orderedAt > now - 560 * DAY).toBe(true);
      expect(local.getUTCHours() >= 7 && local.getUTCHours() < 21).toBe(true);
      expect(tet.filter((first) => Math.abs(Math.floor((orderedAt + VIETNAM) / DAY) - first) <= 2)).toEqual([]);
    }
    expect(told.contacts.filter(({ createdAt, updatedAt }) => createdAt > now || updatedAt > now)).toEqual([]);
  });
});

test("building it takes less than 300 ms more", () => {
  const spent = (withShop: boolean) => Math.min(...[1, 2, 3].map(() => cpuMs(() => buildSample(NOW, { withShop }))));
  expect(spent(true) - spent(false)).toBeLessThan(300);
});
