/**
 * What a sampled capture says of the whole: pure functions from what was seen to an estimate with a
 * 95 % interval. Nothing here knows frames, clocks or sources.
 */
package io.memwall.collectors.agent.estimate;
