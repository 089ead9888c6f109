/**
 * One small HTTP server, for whatever part of the agent has something to say or to hear.
 *
 * <p>A part hands over its routes and settings and gets a running server; Jetty stays behind this
 * package and is loaded only when something listens. Requests are whole in memory before a handler
 * sees them, hence the limit on their size. Who may ask is decided here, before any route: by the
 * file permissions of a Unix socket, by being on this machine, by a token or by a certificate.
 *
 * <p>Invariant: nothing beyond the loopback is answered without a secret that was asked for over
 * TLS.
 */
package io.memwall.collectors.agent.http;
