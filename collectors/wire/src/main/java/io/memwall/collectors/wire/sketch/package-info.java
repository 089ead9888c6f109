/**
 * {@link io.memwall.collectors.wire.sketch.Sketch}: latencies in logarithmic buckets of 1 %
 * relative error, mergeable by adding counts. Allocates when its range of values grows, never per
 * value.
 */
package io.memwall.collectors.wire.sketch;
