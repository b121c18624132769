// A real OpenID Connect provider for the tests: one client, PKCE required, and whoever was last PUT to /account signs in.
// Usage: node oidc_provider.mjs <redirect uri>; the first line it prints is its issuer.
import http from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const assets = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "assets", "package.json");
const { default: Provider } = await import(pathToFileURL(createRequire(assets).resolve("oidc-provider")));

let account = { sub: "nobody" };
const accounts = new Map();

const server = http.createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: "pedel", client_secret: "only-for-the-tests", redirect_uris: [process.argv[2]] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
  cookies: { keys: ["only-for-the-tests"] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, id) => ({ accountId: id, claims: () => accounts.get(id) }),
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({ clientId: "pedel", accountId: context.oidc.session.accountId });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();

const body = async (request) => {
  let text = "";
  for await (const part of request) text += part;
  return JSON.parse(text);
};

server.on("request", async (request, response) => {
  if (request.method === "PUT" && request.url === "/account") {
    account = await body(request);
    accounts.set(account.sub, account);
    response.writeHead(204).end();
  } else if (request.url.startsWith("/interaction/")) {
    await provider.interactionFinished(request, response, { login: { accountId: account.sub } });
  } else {
    answer(request, response);
  }
});
process.stdin.on("end", () => process.exit(0)).resume(); // ends with whoever started it
console.log(issuer);
