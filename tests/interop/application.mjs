// Where an application listens: a port of this machine, as programs for desks and terminals do (RFC 8252 section 7.3).
import http from "node:http";

export class Application {
  static async listens() {
    const application = new Application();
    application.server = http.createServer((request, response) => {
      const url = new URL(request.url, application.origin);
      response.setHeader("content-type", "text/plain").end("Back at the application.");
      application.arrived?.(url);
    });
    await new Promise((done) => application.server.listen(0, "127.0.0.1", done));
    application.origin = `http://127.0.0.1:${application.server.address().port}`;
    return application;
  }

  // The next call of a path, with what it brings.
  nextCall(path) {
    return new Promise((done) => (this.arrived = (url) => url.pathname === path && done(url)));
  }

  closes() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
