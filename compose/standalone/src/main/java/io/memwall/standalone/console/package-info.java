/**
 * The web console: pages for those who have no Grafana.
 *
 * <p>The pages are files of this jar; what they show they ask of a few endpoints that run saved
 * queries, so that a figure here is the figure everywhere else. Nothing here can change anything:
 * every question is asked read-only and within limits.
 *
 * <p>Invariant: only pages that came from here can ask. The console listens on the loopback, where
 * any web page a browser has open may send requests: hence the check of the host that was asked for
 * and of the type of what is posted.
 */
package io.memwall.standalone.console;
