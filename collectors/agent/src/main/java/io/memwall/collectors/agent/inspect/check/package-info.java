/**
 * Holds a capture against demands: codes that must not occur and figures that must keep within a
 * bound, for people who test an endpoint and for the machines that do it every night.
 */
package io.memwall.collectors.agent.inspect.check;
