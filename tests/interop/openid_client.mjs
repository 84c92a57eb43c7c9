// npm `openid-client`, the certified one: what an application in Node does.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import { Application } from "./application.mjs";

const header = (token) => JSON.parse(Buffer.from(token.split(".")[0], "base64url"));

export const openidClient = async (client, { issuer, application, arrives, check: checked }) => {
  const check = (name, look) => checked(`openid-client: ${name}`, look);
  // Loopback is the one place where http is right.
  const options = { execute: [client.allowInsecureRequests] };
  const found = (id, metadata, authentication) =>
    client.discovery(new URL(issuer), id, metadata, authentication, options);
  const anna = await arrives();
  let app, web, es256;

  await check("discovery of the issuer", async () => {
    app = await found("demo-app", undefined, client.None());
    web = await found("demo-web", { client_secret: "demo-web-secret" }, client.ClientSecretBasic("demo-web-secret"));
    es256 = await found("interop-es256", { id_token_signed_response_alg: "ES256" }, client.None());
    assert.ok(app.serverMetadata().supportsPKCE());
  });
  if (!es256) return;

  // The whole code flow; the library checks state, iss, nonce, signature, times, audience and at_hash.
  const codeFlow = async (config, { scope, asked, at = application, more = {}, pushed = false, maxAge }) => {
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const parameters = {
      redirect_uri: `${at.origin}/callback`, scope, state, nonce, ...more,
      code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256",
    };
    const address = pushed
      ? await client.buildAuthorizationUrlWithPAR(config, parameters)
      : client.buildAuthorizationUrl(config, parameters);
    const back = await anna.isSentTo(address, at, "/callback", asked);
    client.enableNonRepudiationChecks(config);
    return client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true, maxAge,
    });
  };

  let tokens;
  await check("code with PKCE for demo-app: password, code from the app, consent", async () => {
    tokens = await codeFlow(app, {
      scope: "openid profile email offline_access",
      asked: async () => {
        await anna.signsIn();
        await anna.allows();
      },
    });
    const claims = tokens.claims();
    assert.equal(header(tokens.id_token).alg, "RS256");
    assert.equal(claims.email, "anna@drempel.example");
    assert.equal(claims.email_verified, true);
    assert.equal(claims.acr, "https://refeds.org/profile/mfa");
    assert.ok(claims.auth_time && claims.sid && claims.amr.includes("otp"));
  });
  await check("userinfo is about the same person", async () => {
    const claims = tokens.claims();
    const info = await client.fetchUserInfo(app, tokens.access_token, claims.sub);
    assert.equal(info.name, claims.name);
    assert.equal(info.email, "anna@drempel.example");
  });
  await check("refresh gives new tokens, and the old refresh token is spent", async () => {
    const renewed = await client.refreshTokenGrant(app, tokens.refresh_token);
    assert.notEqual(renewed.refresh_token, tokens.refresh_token);
    assert.notEqual(renewed.access_token, tokens.access_token);
    if (renewed.id_token) assert.equal(renewed.claims().sub, tokens.claims().sub);
    tokens = { ...tokens, ...renewed, claims: tokens.claims };
  });
  await check("revocation of the refresh token ends the grant", async () => {
    await client.tokenRevocation(app, tokens.refresh_token);
    await assert.rejects(client.refreshTokenGrant(app, tokens.refresh_token), { error: "invalid_grant" });
    await assert.rejects(client.fetchUserInfo(app, tokens.access_token, client.skipSubjectCheck));
  });
  await check("a second time she is asked for consent alone", async () => {
    // Any program of this machine can call itself demo-app, so consent is asked every time (RFC 8252 section 8.6).
    const again = await codeFlow(app, { scope: "openid", asked: () => anna.allows() });
    assert.equal(again.claims().sub, tokens.claims().sub);
  });
  await check("a loopback address may have any port", async () => {
    const other = await Application.listens();
    assert.ok((await codeFlow(app, { scope: "openid", at: other, asked: () => anna.allows() })).access_token);
    other.closes();
  });
  await check("an ID token signed with ES256", async () => {
    const signed = await codeFlow(es256, { scope: "openid profile" });
    assert.equal(header(signed.id_token).alg, "ES256");
  });
  await check("code for the confidential client demo-web, without consent", async () => {
    tokens = await codeFlow(web, { scope: "openid profile email" });
    assert.equal(tokens.claims().aud, "demo-web");
  });
  await check("introspection knows a token of its client, and no other", async () => {
    const known = await client.tokenIntrospection(web, tokens.access_token);
    assert.equal(known.active, true);
    assert.equal(known.sub, tokens.claims().sub);
    assert.equal((await client.tokenIntrospection(web, "nobody-knows-this-token")).active, false);
  });
  await check("introspection of a revoked token says it is not active", async () => {
    await client.tokenRevocation(web, tokens.access_token);
    assert.equal((await client.tokenIntrospection(web, tokens.access_token)).active, false);
  });
  await check("a pushed request (PAR)", async () => {
    tokens = await codeFlow(web, { scope: "openid", pushed: true });
    assert.ok(tokens.id_token);
  });
  await check("acr_values and max_age are met by her session", async () => {
    const more = { acr_values: "https://refeds.org/profile/mfa", max_age: "3600" };
    const strong = await codeFlow(web, { scope: "openid", more, maxAge: 3600 });
    assert.equal(strong.claims().acr, "https://refeds.org/profile/mfa");
  });
  await check("prompt=login asks for password and code again", async () => {
    const asked = async () => anna.signsIn();
    const fresh = await codeFlow(web, { scope: "openid", more: { prompt: "login" }, asked, maxAge: 60 });
    assert.ok(fresh.claims().auth_time > Date.now() / 1000 - 60);
    tokens = fresh;
  });
  await check("prompt=none gives a code to somebody signed in", async () => {
    assert.ok((await codeFlow(web, { scope: "openid", more: { prompt: "none" } })).id_token);
  });
  await check("refused consent comes back as access_denied", async () => {
    const denied = codeFlow(app, {
      scope: "openid profile email offline_access", more: { prompt: "consent" }, asked: () => anna.refuses(),
    });
    await assert.rejects(denied, { error: "access_denied" });
  });

  await check("device grant, approved at /devicelogin", async () => {
    const device = await found("demo-device", undefined, client.None());
    const asked = await client.initiateDeviceAuthorization(device, { scope: "openid profile" });
    const polling = client.pollDeviceAuthorizationGrant(device, asked);
    await anna.entersDeviceCode(asked.verification_uri, asked.user_code);
    const got = await polling;
    assert.equal(got.claims().sub, tokens.claims().sub);
    assert.equal((await client.fetchUserInfo(device, got.access_token, got.claims().sub)).name, got.claims().name);
  });
  await check("device grant, denied at /devicelogin", async () => {
    const device = await found("demo-device", undefined, client.None());
    const asked = await client.initiateDeviceAuthorization(device, { scope: "openid" });
    const polling = client.pollDeviceAuthorizationGrant(device, asked);
    const told = assert.rejects(polling, { error: "access_denied" });
    await anna.entersDeviceCode(asked.verification_uri, asked.user_code, { approve: false });
    await told;
  });

  await check("end session: signed out here, and prompt=none says login_required", async () => {
    const state = crypto.randomUUID();
    const address = client.buildEndSessionUrl(web, {
      post_logout_redirect_uri: `${application.origin}/`, id_token_hint: tokens.id_token, state,
    });
    const back = await anna.isSentTo(address, application, "/");
    assert.equal(back.searchParams.get("state"), state);
    await assert.rejects(codeFlow(web, { scope: "openid", more: { prompt: "none" } }), { error: "login_required" });
  });
};
