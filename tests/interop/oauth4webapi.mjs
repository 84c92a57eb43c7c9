// npm `oauth4webapi`: every request and every check by hand, as a stricter library does them.
import assert from "node:assert/strict";


export const oauth4webapi = async (oauth, { issuer, application, arrives, check: checked }) => {
  const check = (name, look) => checked(`oauth4webapi: ${name}`, look);
  // Loopback is the one place where http is right.
  const here = { [oauth.allowInsecureRequests]: true };
  const back = `${application.origin}/callback`;
  const anna = await arrives();
  const app = { client_id: "demo-app" };
  const web = { client_id: "demo-web" };
  const secret = oauth.ClientSecretPost("demo-web-secret");
  let as;

  await check("discovery by OpenID Connect and by RFC 8414", async () => {
    for (const algorithm of ["oidc", "oauth2"]) {
      const answer = await oauth.discoveryRequest(new URL(issuer), { algorithm, ...here });
      as = await oauth.processDiscoveryResponse(new URL(issuer), answer);
    }
    assert.ok(as.authorization_response_iss_parameter_supported);
  });
  if (!as) return;

  const codeFlow = async (client, authentication, scope, asked) => {
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const address = new URL(as.authorization_endpoint);
    const parameters = {
      client_id: client.client_id, redirect_uri: back, response_type: "code", scope, state, nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256",
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    const told = oauth.validateAuthResponse(as, client, await anna.isSentTo(address, application, "/callback", asked), state);
    const redeem = (given) => oauth.authorizationCodeGrantRequest(as, client, authentication, told, back, given, here);
    const answer = await redeem(verifier);
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, {
      expectedNonce: nonce, requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(as, answer, here);
    return { tokens, claims: oauth.getValidatedIdTokenClaims(tokens), redeem, verifier };
  };

  let first;
  await check("code with PKCE for demo-app, signature checked with the published key", async () => {
    first = await codeFlow(app, oauth.None(), "openid email offline_access", async () => {
      await anna.signsIn();
      await anna.allows();
    });
    assert.equal(first.claims.email, "anna@drempel.example");
  });
  if (!first) return;
  await check("userinfo", async () => {
    const answer = await oauth.userInfoRequest(as, app, first.tokens.access_token, here);
    const info = await oauth.processUserInfoResponse(as, app, first.claims.sub, answer);
    assert.equal(info.email, "anna@drempel.example");
  });
  await check("refresh rotates, and a spent refresh token ends the grant", async () => {
    const refresh = (token) => oauth.refreshTokenGrantRequest(as, app, oauth.None(), token, here);
    const renewed = await oauth.processRefreshTokenResponse(as, app, await refresh(first.tokens.refresh_token));
    const again = await oauth.processRefreshTokenResponse(as, app, await refresh(renewed.refresh_token));
    assert.notEqual(again.refresh_token, renewed.refresh_token);
    const reused = oauth.processRefreshTokenResponse(as, app, await refresh(first.tokens.refresh_token));
    await assert.rejects(reused, { error: "invalid_grant" });
    const ended = oauth.processRefreshTokenResponse(as, app, await refresh(again.refresh_token));
    await assert.rejects(ended, { error: "invalid_grant" });
  });
  await check("a code used twice takes its tokens along", async () => {
    const { tokens, redeem, verifier } = await codeFlow(app, oauth.None(), "openid", () => anna.allows());
    const twice = oauth.processAuthorizationCodeResponse(as, app, await redeem(verifier), { requireIdToken: true });
    await assert.rejects(twice, { error: "invalid_grant" });
    await assert.rejects(
      oauth.processUserInfoResponse(as, app, oauth.skipSubjectCheck,
        await oauth.userInfoRequest(as, app, tokens.access_token, here)),
    );
  });
  await check("code for demo-web with its secret in the form, introspection and revocation", async () => {
    const { tokens, claims } = await codeFlow(web, secret, "openid profile");
    const look = async () => oauth.processIntrospectionResponse(as, web,
      await oauth.introspectionRequest(as, web, secret, tokens.access_token, here));
    assert.equal((await look()).sub, claims.sub);
    await oauth.processRevocationResponse(await oauth.revocationRequest(as, web, secret, tokens.access_token, here));
    assert.equal((await look()).active, false);
  });
  await check("a pushed request is taken", async () => {
    const verifier = oauth.generateRandomCodeVerifier();
    const answer = await oauth.pushedAuthorizationRequest(as, web, secret, {
      redirect_uri: back, response_type: "code", scope: "openid",
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256",
    }, here);
    const pushed = await oauth.processPushedAuthorizationResponse(as, web, answer);
    assert.match(pushed.request_uri, /^urn:ietf:params:oauth:request_uri:/);
  });
  await check("device grant: pending, then approved", async () => {
    const device = { client_id: "demo-device" };
    const asked = await oauth.processDeviceAuthorizationResponse(as, device,
      await oauth.deviceAuthorizationRequest(as, device, oauth.None(), { scope: "openid email" }, here));
    const poll = async () => oauth.processDeviceCodeResponse(as, device,
      await oauth.deviceCodeGrantRequest(as, device, oauth.None(), asked.device_code, here));
    const wait = () => new Promise((done) => setTimeout(done, (asked.interval ?? 5) * 1000 + 200));
    await wait();
    await assert.rejects(poll(), { error: "authorization_pending" });
    await anna.entersDeviceCode(asked.verification_uri, asked.user_code.toLowerCase());
    await wait();
    const tokens = await poll();
    assert.equal(oauth.getValidatedIdTokenClaims(tokens).email, "anna@drempel.example");
  });
  await check("a changed state is refused by the library, as is an answer of another issuer", async () => {
    const answer = new URL(`${back}?code=x&state=one&iss=${encodeURIComponent(issuer)}`);
    assert.throws(() => oauth.validateAuthResponse(as, app, answer, "two"));
    const other = new URL(`${back}?code=x&state=one&iss=https%3A%2F%2Fevil.example`);
    assert.throws(() => oauth.validateAuthResponse(as, app, other, "one"));
  });
};
