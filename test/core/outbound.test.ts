import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress, outboundUrl } from "../../src/core/outbound.rules.ts";
import { runs } from "../support/proof.ts";

/** Addresses that members enter: only the public Internet is called, in whatever spelling. */

const limits = { allowsLoopback: false, ownHost: "crm.mocgiang.vn" };
const isOpen = (url: string) => "url" in outboundUrl(url, limits);

test.each([
  "https://example.com/hook",
  "https://hooks.zapier.com:443/hooks/catch/1/2/",
  "https://a-b.c_d.example.vn:8443/x?y=1#z",
  "https://bücher.de/",
  "https://đặng.vn/",
  "https://8.8.8.8/",
  "https://[2606:4700:4700::1111]/",
  "https://example.com./",
  "HTTPS://EXAMPLE.COM/",
  "https://notlocalhost.com/",
  "https://internal.example.com/",
])("%s may be called", (url) => expect(outboundUrl(url, limits)).toHaveProperty("url"));

test.each([
  ...["", "x", "//example.com", "https://", "https:///x", "https://exa mple.com", `https://example.com/${"x".repeat(2_000)}`],
  // Other schemes and ports.
  ...[
    "http://example.com/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:,x",
    "gopher://example.com/",
    "ws://example.com/",
  ],
  ...["https://example.com:22/", "https://example.com:80/", "https://example.com:6379/", "https://example.com:65535/"],
  // Credentials.
  ...["https://user@example.com/", "https://user:pw@example.com/", "https://example.com@127.0.0.1/", "https://:pw@example.com/"],
  // This machine, spelled in every way that a parser takes.
  ...[
    "https://127.0.0.1/",
    "https://127.1/",
    "https://127.0.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
  ],
  ...[
    "https://017700000001/",
    "https://127.0.0.1./",
    "https://127.000.000.001/",
    "https://0/",
    "https://0.0.0.0/",
    "https://127.255.255.254/",
  ],
  ...["https://１２７.０.０.１/", "https://127。0。0。1/", "https://①②⑦.0.0.1/", "https://%31%32%37.0.0.1/", "https://0x7f.0x0.0x0.0x1/"],
  ...[
    "https://localhost/",
    "https://LOCALHOST/",
    "https://localhost./",
    "https://a.localhost/",
    "https://ｌｏｃａｌｈｏｓｔ/",
    "https://localhost.localdomain/",
  ],
  ...["https://[::1]/", "https://[::]/", "https://[0:0:0:0:0:0:0:1]/", "https://[0000::0001]/"],
  // IPv4 inside IPv6: mapped, compatible, NAT64, 6to4, Teredo, ISATAP.
  ...[
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::127.0.0.1]/",
    "https://[::ffff:8.8.8.8]/",
    "https://[0:0:0:0:0:ffff:a9fe:a9fe]/",
  ],
  ...[
    "https://[64:ff9b::127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[64:ff9b:1::a00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[2002:a9fe:a9fe::1]/",
  ],
  ...["https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "https://[2001::1]/", "https://[fe80::5efe:127.0.0.1]/"],
  // Private, link-local, carriers', documentation, benchmarks, multicast, broadcast, reserved.
  ...[
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://172.31.255.255/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://100.127.255.254/",
  ],
  ...[
    "https://192.0.2.1/",
    "https://198.51.100.7/",
    "https://203.0.113.9/",
    "https://198.18.0.1/",
    "https://192.88.99.1/",
    "https://192.0.0.1/",
  ],
  ...["https://224.0.0.1/", "https://239.255.255.250/", "https://240.0.0.1/", "https://255.255.255.255/"],
  ...[
    "https://[fc00::1]/",
    "https://[fd12:3456::1]/",
    "https://[fe80::1]/",
    "https://[fec0::1]/",
    "https://[ff02::1]/",
    "https://[2001:db8::1]/",
    "https://[100::1]/",
  ],
  ...["https://[3fff::1]/", "https://[4000::1]/", "https://[fe80::1%25eth0]/"],
  // What clouds tell their own machines.
  ...[
    "https://169.254.169.254/latest/meta-data/",
    "https://2852039166/",
    "https://0xa9fea9fe/",
    "https://169.254.42.1/",
    "https://100.100.100.200/",
  ],
  ...[
    "https://168.63.129.16/",
    "https://192.0.0.192/",
    "https://[fd00:ec2::254]/",
    "https://metadata.google.internal/",
    "https://metadata.google.internal./",
  ],
  // Names of one's own network, ourselves, and no names at all.
  ...[
    "https://router/",
    "https://intranet/",
    "https://db.internal/",
    "https://printer.local/",
    "https://nas.lan/",
    "https://x.home.arpa/",
    "https://x.corp/",
  ],
  ...[
    "https://crm.mocgiang.vn/in/hooks/x",
    "https://CRM.mocgiang.vn./",
    "https://example/",
    "https://a..b.com/",
    "https://-/",
    "https://1.0.0.127.in-addr.arpa/",
  ],
])("%s may not", (url) => expect(outboundUrl(url, limits)).toHaveProperty("wrong"));

test("this machine's loopback, and nothing else, opens for who runs both ends", () => {
  const open = { allowsLoopback: true, ownHost: "localhost" };
  for (const url of ["http://127.0.0.1:8080/x", "http://localhost:1/", "http://[::1]:9/", "https://127.0.0.1/"])
    expect([url, "url" in outboundUrl(url, open)]).toEqual([url, true]);
  for (const url of [
    "http://10.0.0.1/",
    "http://169.254.169.254/",
    "http://example.com/",
    "http://[::ffff:127.0.0.1]/",
    "http://u@127.0.0.1/",
    "ftp://127.0.0.1/",
    "http://a.localhost/",
  ])
    expect([url, "url" in outboundUrl(url, open)]).toEqual([url, false]);
});

const octet = fc.nat(255);
const closedV4 = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), octet, octet, octet),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
  fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
  fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
  fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
);

/** The ways in which an address of four numbers can be written. */
const spellings = ([a, b, c, d]: number[]): string[] => {
  const [w = 0, x = 0, y = 0, z = 0] = [a, b, c, d];
  const whole = ((w * 256 + x) * 256 + y) * 256 + z;
  const hex = (value: number) => `0x${value.toString(16)}`;
  const octal = (value: number) => `0${value.toString(8)}`;
  const dotted = `${w}.${x}.${y}.${z}`;
  const groups = `${(w * 256 + x).toString(16)}:${(y * 256 + z).toString(16)}`;
  return [
    ...[dotted, `${dotted}.`, String(whole), hex(whole), octal(whole), `${hex(w)}.${octal(x)}.${y}.${hex(z)}`, `${w}.${x}.${y * 256 + z}`],
    ...[
      `${w}.${(x * 256 + y) * 256 + z}`,
      [...dotted].map((digit) => (digit === "." ? "。" : String.fromCodePoint(0xff10 + Number(digit)))).join(""),
    ],
    ...[
      `[::ffff:${dotted}]`,
      `[::${dotted}]`,
      `[::ffff:${groups}]`,
      `[64:ff9b::${dotted}]`,
      `[64:ff9b:1::${groups}]`,
      `[2002:${groups}::1]`,
    ],
  ];
};

test("no closed address of four numbers gets through, however it is written", () => {
  fc.assert(
    fc.property(closedV4, (address) => {
      expect(isPublicAddress(address.join("."))).toBe(false);
      for (const spelling of spellings([...address])) expect([spelling, isOpen(`https://${spelling}/`)]).toEqual([spelling, false]);
    }),
    runs(500),
  );
});

test("what a resolver answers is public or is not, and never throws", () => {
  for (const address of [
    "1.1.1.1",
    "93.184.216.34",
    "172.32.0.1",
    "100.128.0.1",
    "192.167.1.1",
    "2606:4700::1",
    "2a00:1450:4001:81b::200e",
    "2400:cb00::1",
  ])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => typeof isPublicAddress(text) === "boolean"),
    runs(100),
  );
  const firstGroup = (address: string) => Number.parseInt(address.split(":")[0] || "0", 16);
  fc.assert(
    fc.property(fc.ipV6(), (address) => !isPublicAddress(address) || firstGroup(address) >>> 13 === 1),
    runs(100),
  );
});

test("nothing that can be typed makes the check fail", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `https://${text}`),
      ),
      (text) => void outboundUrl(text, limits),
    ),
  );
});
