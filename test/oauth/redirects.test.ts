import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostOfRedirect, isRegistered, kindOfRedirect, withParameters } from "../../src/oauth/redirects.rules.ts";
import { audienceOf, scopesOf } from "../../src/oauth/requests.rules.ts";

/** Where an app may be answered, as a table. */

describe("addresses that an app may register", () => {
  test.each([
    ["https://claude.ai/api/mcp/auth_callback", "https", "claude.ai"],
    ["https://chatgpt.com/connector_platform_oauth_redirect?x=1", "https", "chatgpt.com"],
    ["https://app.example.com:8443/back", "https", "app.example.com"],
    ["http://localhost:3334/oauth/callback", "loopback", "localhost"],
    ["http://127.0.0.1/callback", "loopback", "localhost"],
    ["http://[::1]:61023/", "loopback", "localhost"],
    ["cursor://anysphere.cursor-mcp/oauth/callback", "app", "cursor:"],
    ["com.example.app:/oauth", "app", "com.example.app:"],
  ])("%s is %s, shown as %s", (uri, kind, host) => {
    expect([kindOfRedirect(uri), hostOfRedirect(uri)]).toEqual([kind, host]);
  });

  test.each([
    "",
    "/back",
    "//evil.example/back",
    "http://example.com/back",
    "http://localhost.evil.example/",
    "http://127.0.0.1.evil.example/",
    "http://localhost@evil.example/",
    "http://user@localhost/",
    "https://user:secret@app.example.com/",
    "https://app.example.com@evil.example/",
    "https://app.example.com/#fragment",
    "https://*.example/cb",
    "https://*/cb",
    "https://2130706433/cb",
    "https://app.example.com%2eevil.example/",
    "http://2130706433/cb",
    "http://0x7f.1/cb",
    "http://127.1/cb",
    "http://0177.0.0.1/cb",
    "http://[0:0:0:0:0:0:0:1]/cb",
    "https:///back",
    "https:app.example.com",
    "HTTPS://app.example.com/",
    "https://app.example.com/\\back",
    "https://app.example.com/ back",
    "https://app.example.com/\nback",
    "https://ví-dụ.example/",
    "javascript:alert(1)",
    "javascript://x/%0aalert(1)",
    "data:text/html,x",
    "data:/text",
    "vbscript:/x",
    "file:///etc/passwd",
    "blob:https://x/y",
    "about:/blank",
    "view-source:/x",
    "ws://localhost/",
    "ftp://example.com/",
    "mailto:/a",
    "ms-msdt:/id",
    "ms-settings:/x",
    "chrome://settings",
    "chrome-extension://abc/x",
    "intent://scan/",
    "urn:/ietf:wg:oauth:2.0:oob",
    "x:/y",
    "app:opaque",
    `https://app.example.com/${"a".repeat(500)}`,
  ])("%j is none", (uri) => {
    expect(kindOfRedirect(uri)).toBeUndefined();
  });
});

describe("an address counts as registered", () => {
  const registered = ["https://app.example.com/back", "http://127.0.0.1:3000/callback", "http://localhost/cb?x=1", "cursor://a/b"];
  test.each([
    ["https://app.example.com/back", true],
    ["https://app.example.com/back/", false],
    ["https://app.example.com/back?x=1", false],
    ["https://app.example.com/Back", false],
    ["https://APP.example.com/back", false],
    ["https://app.example.com:443/back", false],
    ["https://app.example.com/x/../back", false],
    ["https://app.example.com.evil.example/back", false],
    ["http://app.example.com/back", false],
    ["http://127.0.0.1:3000/callback", true],
    ["http://127.0.0.1:49152/callback", true],
    ["http://127.0.0.1/callback", true],
    ["http://127.0.0.1:3000/other", false],
    ["http://localhost:3000/callback", false],
    ["http://[::1]:3000/callback", false],
    ["https://127.0.0.1:3000/callback", false],
    ["http://localhost:5/cb?x=1", true],
    ["http://localhost:5/cb?x=2", false],
    ["http://127.0.0.1:3000@evil.example/callback", false],
    ["cursor://a/b", true],
    ["cursor://a/b/c", false],
  ])("%s: %s", (uri, expected) => {
    expect(isRegistered(uri, registered)).toBe(expected);
  });

  test("whatever else is asked for is not", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (uri) => {
        expect(isRegistered(uri, registered)).toBe(registered.includes(uri));
      }),
    );
  });
});

test("answers keep what stands in the address, and cannot be widened by what is put in", () => {
  expect(withParameters("https://a.example/back?x=1", { code: "a&b=c#d", state: undefined, iss: "https://r" })).toBe(
    "https://a.example/back?x=1&code=a%26b%3Dc%23d&iss=https%3A%2F%2Fr",
  );
});

describe("resources and scopes", () => {
  const url = "https://relata.example";
  test.each([
    [`${url}/mcp`, "mcp"],
    [`${url}/mcp/`, "mcp"],
    ["HTTPS://RELATA.example/mcp", "mcp"],
    [url, "api"],
    [`${url}/`, "api"],
    [`${url}/api/v1`, "api"],
    [undefined, "api"],
    [`${url}/mcp/x`, undefined],
    [`${url}/MCP`, undefined],
    [`${url}/mcp?x=1`, undefined],
    [`${url}/mcp#x`, undefined],
    ["https://other.example/mcp", undefined],
    ["http://relata.example/mcp", undefined],
    ["https://x@relata.example/mcp", undefined],
    ["mcp", undefined],
    ["", undefined],
  ])("%s is %s", (resource, audience) => {
    expect(audienceOf(resource, url)).toBe(audience);
  });

  test.each([
    [undefined, ["read"]],
    ["", ["read"]],
    ["openid profile offline_access", ["read"]],
    ["read  read write offline_access", ["read", "write"]],
    ["contacts:read tasks:write", ["contacts:read", "tasks:write"]],
    ["read admin", undefined],
    ["READ", undefined],
    ["__proto__", undefined],
    ["keys:manage", undefined],
    ["members:write", undefined],
  ])("%s asks for %s", (text, scopes) => {
    expect(scopesOf(text)).toEqual(scopes);
  });
});
